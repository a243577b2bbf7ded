import { LRUCache } from 'lru-cache';

/** Keys have few different sets: one object of each serves all cached records of it. */
const SHARED_MAX = 10_000;
/** More than there are roles. */
const INTERSECTIONS_MAX = 16;

/**
 * An immutable set of scopes, of any number. The guard asks for the intersection of a key's scopes with its creator's
 * role on every request: equal sets are one object, and each remembers its intersections with the few sets of
 * the roles, so that it costs a look-up.
 */
export class ScopeSet<Scope extends string = string> {
  private static readonly shared = new LRUCache<string, ScopeSet>({ max: SHARED_MAX });

  private readonly intersections = new Map<ScopeSet<Scope>, ScopeSet<Scope>>();

  private constructor(private readonly names: ReadonlySet<Scope>) {}

  static of<Scope extends string>(names: Iterable<Scope>): ScopeSet<Scope> {
    const sorted = [...new Set(names)].sort();
    const key = sorted.join(' ');
    const known = ScopeSet.shared.get(key) as ScopeSet<Scope> | undefined;
    if (known) return known;
    const set = new ScopeSet<Scope>(new Set(sorted));
    ScopeSet.shared.set(key, set);
    return set;
  }

  has(scope: Scope): boolean {
    return this.names.has(scope);
  }

  /** By the alphabet. */
  toArray(): Scope[] {
    return [...this.names];
  }

  /** What is in both. */
  and(other: ScopeSet<Scope>): ScopeSet<Scope> {
    if (other === this) return this;
    const known = this.intersections.get(other);
    if (known) return known;
    const both = ScopeSet.of([...this.names].filter((scope) => other.names.has(scope)));
    if (this.intersections.size >= INTERSECTIONS_MAX) this.intersections.clear();
    this.intersections.set(other, both);
    return both;
  }

  /** What is in this one alone. */
  without(other: ScopeSet<Scope>): ScopeSet<Scope> {
    return ScopeSet.of([...this.names].filter((scope) => !other.names.has(scope)));
  }
}

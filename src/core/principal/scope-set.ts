import { LRUCache } from 'lru-cache';

/** Keys have few distinct sets: all cached records share one object for each. */
const SHARED_MAX = 10_000;
/** More than there are roles. */
const INTERSECTIONS_MAX = 16;

/**
 * An immutable set of scopes, of any size. The guard intersects a key's scopes with its creator's role on every
 * request. Equal sets are one object, and each remembers its intersections with the few sets of the roles, so this
 * costs only a look-up.
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

  /** In alphabetical order. */
  toArray(): Scope[] {
    return [...this.names];
  }

  /** The intersection. */
  and(other: ScopeSet<Scope>): ScopeSet<Scope> {
    if (other === this) return this;
    const known = this.intersections.get(other);
    if (known) return known;
    const both = ScopeSet.of([...this.names].filter((scope) => other.names.has(scope)));
    if (this.intersections.size >= INTERSECTIONS_MAX) this.intersections.clear();
    this.intersections.set(other, both);
    return both;
  }

  /** The difference: scopes in this set only. */
  without(other: ScopeSet<Scope>): ScopeSet<Scope> {
    return ScopeSet.of([...this.names].filter((scope) => !other.names.has(scope)));
  }
}

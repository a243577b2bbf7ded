import { once } from '../primitives/once.js';
import type {
  CookieDeclaration,
  Declaration,
  ErrorDeclaration,
  EventDeclaration,
  LimitDeclaration,
  MailDeclaration,
  Migration,
  ScopeDeclaration,
  VariableGroup,
} from './define-resource.js';
import type { Alert, AuditAction, DeclaredLimit, ErrorCode, EventType, Page, Scope } from './resources.js';

/** All declarations, grouped by kind. In alphabetical order, whichever module was loaded first. */

const declarations: Declaration[] = [];
let isRead = false;
let isComplete = false;

/** Attaches a declaration to a module: importing the module declares it. */
export const Declares =
  (declaration: Declaration): ClassDecorator =>
  () =>
    declare(declaration);

/** @throws if the declarations have already been read, because readers would miss this one */
export function declare(declaration: Declaration): void {
  if (isRead) throw new Error('Declared too late: the declarations of other modules have been read already');
  declarations.push(declaration);
}

/** Call this once every module has been imported. */
export function declarationsAreComplete(): void {
  isComplete = true;
}

type Grouped<Fact> = Fact & { group: string };

export interface AuditDeclaration {
  target: string;
  words: string | null;
}

export const scopes = once((): ReadonlyMap<Scope, Grouped<ScopeDeclaration>> =>
  collect('scope', (one) => grouped(one, one.scopes)),
);

export const events = once((): ReadonlyMap<EventType, Grouped<EventDeclaration>> => {
  const found = collect<EventType, Grouped<EventDeclaration>>('event', (one) => grouped(one, one.events));
  for (const [type, { scope }] of found) {
    if (scope !== null && !scopes().has(scope as Scope))
      throw new Error(`The event ${type} needs the scope ${scope}, which nobody declares`);
  }
  return found;
});

export const auditActions = once((): ReadonlyMap<AuditAction, AuditDeclaration> =>
  collect('audit action', ({ audit = {} }) =>
    Object.entries(audit).flatMap(([target, actions]) =>
      Object.entries(actions).map(([action, words]) => [action, { target, words }] as const),
    ),
  ),
);

/** What audit events are about. */
export const targetTypes = once(
  (): ReadonlySet<string> => new Set([...auditActions().values()].map(({ target }) => target).sort()),
);

export const cookies = once((): ReadonlyMap<string, CookieDeclaration> =>
  collect('security scheme', (one) => Object.entries(one.cookies ?? {})),
);

export const tags = once((): ReadonlyMap<string, string> =>
  collect('tag', (one) => Object.entries(one.tags ?? {})),
);

export const mails = once((): ReadonlyMap<string, MailDeclaration> =>
  collect('email', (one) => Object.entries<MailDeclaration>(one.mails ?? {})),
);

export const alerts = once((): ReadonlySet<Alert> => namesOf('alert', (one) => one.alerts));

/** @throws as `migrations` does, because a link to a page would be missing */
export const pages = once((): ReadonlyMap<Page, string> => {
  requireAll();
  return collect('page', (one) => Object.entries(one.pages ?? {}));
});

export const errors = once((): ReadonlyMap<ErrorCode, ErrorDeclaration> =>
  collect('error', (one) => Object.entries<ErrorDeclaration>(one.errors ?? {})),
);

/** Reasons of the database for refusing a change that a new request may be allowed to make. */
export const passingRefusals = once((): ReadonlySet<string> =>
  namesOf('reason', (one) => one.passingRefusals),
);

/** Fields that never reach a log. */
export const secretFields = once((): ReadonlySet<string> =>
  namesOf('secret field', (one) => one.secretFields),
);

/** @throws as `migrations` does, because a key could have the prefix of another secret */
export const tokenPrefixes = once((): ReadonlySet<string> => {
  requireAll();
  return namesOf('token prefix', (one) => one.tokenPrefixes);
});

/** @throws as `migrations` does, because a path could be mistaken for one that is free */
export const paths = once((): ReadonlySet<string> => {
  requireAll();
  return namesOf('path', (one) => one.paths);
});

/**
 * Oldest first.
 *
 * @throws in a program that has not imported every module, which would not recognise some of a database's migrations
 */
export const migrations = once((): readonly Migration[] => {
  requireAll();
  const found = collect<string, Migration>('migration', (one) =>
    (one.migrations ?? []).map((migration) => [migration.name, migration]),
  );
  return [...found.values()].sort((left, right) => timeOf(left) - timeOf(right));
});

/** @throws as `migrations` does, because a configured limit would be ignored */
export const declaredLimits = once((): ReadonlyMap<DeclaredLimit, LimitDeclaration> => {
  requireAll();
  return collect('limit', (one) => Object.entries(one.limits ?? {}));
});

/** @throws as `migrations` does, because configured values would be ignored */
export const variableGroups = once((): readonly VariableGroup[] => {
  requireAll();
  const groups = declarations.flatMap(({ variables = [] }) => variables);
  collect('variable', ({ variables = [] }) => variables.flatMap((group) => Object.entries(group.variables)));
  return groups.sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
});

/** Groups can share a title, but not a variable. */
const sortKey = ({ title, variables }: VariableGroup): string => `${title} ${Object.keys(variables)[0]}`;

function requireAll(): void {
  if (!isComplete) throw new Error('Import app.module.js first: it is what imports every module');
}

const timeOf = ({ name }: Migration): number => Number(name.slice(-13));

function grouped<Fact>({ group }: Declaration, facts: Record<string, Fact> = {}): [string, Grouped<Fact>][] {
  return Object.entries(facts).map(([name, fact]) => {
    if (group === undefined) throw new Error(`${name} needs a group, under which the dashboard offers it`);
    return [name, { ...fact, group }];
  });
}

const namesOf = <Name extends string>(
  kind: string,
  listed: (declaration: Declaration) => readonly string[] | undefined,
): ReadonlySet<Name> =>
  new Set(collect<Name, string>(kind, (one) => (listed(one) ?? []).map((name) => [name, name])).keys());

function collect<Name extends string, Fact>(
  kind: string,
  factsOf: (declaration: Declaration) => readonly (readonly [string, Fact])[],
): ReadonlyMap<Name, Fact> {
  isRead = true;
  const found = new Map<string, Fact>();
  for (const [name, fact] of declarations.flatMap(factsOf)) {
    if (found.has(name)) throw new Error(`The ${kind} ${name} is declared twice`);
    found.set(name, fact);
  }
  return new Map([...found].sort(([left], [right]) => (left < right ? -1 : 1))) as ReadonlyMap<
    string,
    Fact
  > as ReadonlyMap<Name, Fact>;
}

/**
 * The cached type for each kind of name. The module that loads a kind of record adds it here:
 *
 *     declare module '…/core/coherence/record-types.js' {
 *       interface RecordTypes {
 *         session: SessionRecord;
 *       }
 *     }
 */
export interface RecordTypes {}

export type RecordKind = keyof RecordTypes;

/** Names one authority record: `key:<digest>`, `member:<workspace>:<user>`, `resource-servers:all`, … */
export type EntryName<Kind extends string = RecordKind> = `${Kind}:${string}`;

/** What a loader found. null: the record does not exist, which is remembered. undefined: nor is that remembered. */
export type Loaded<Type> = Type | null | undefined;

/** Records by name, each of the type that the kind in its name has: a `Map`, or a cache. */
export interface RecordMap<Types extends object = RecordTypes> {
  get<Kind extends keyof Types & string>(name: EntryName<Kind>): Loaded<Types[Kind]>;
  set<Kind extends keyof Types & string>(name: EntryName<Kind>, record: Loaded<Types[Kind]>): unknown;
}

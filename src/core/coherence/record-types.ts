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

/** Records by name, each of the type that the kind in its name has: a `Map`, or a cache. */
export interface RecordMap<Types extends object = RecordTypes> {
  get<Kind extends keyof Types & string>(name: `${Kind}:${string}`): Types[Kind] | null | undefined;
  set<Kind extends keyof Types & string>(
    name: `${Kind}:${string}`,
    record: Types[Kind] | null | undefined,
  ): unknown;
}

/** Names one authority record: `key:<digest>`, `member:<workspace>:<user>`, `resource-servers:all`, … */
export type EntryName<Kind extends RecordKind = RecordKind> = `${Kind}:${string}`;

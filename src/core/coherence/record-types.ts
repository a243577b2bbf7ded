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
export type EntryName<Kind extends RecordKind = RecordKind> = `${Kind}:${string}`;

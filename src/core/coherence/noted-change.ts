/** A change of authority, as instances read it. */
export interface NotedChange {
  /** bigint, as text. */
  sequence: string;
  entry: string;
}

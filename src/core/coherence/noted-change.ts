import { z } from 'zod';

/** A change of authority, as instances read it. */
export interface NotedChange {
  /** bigint, as text. */
  sequence: string;
  entry: string;
}

/** The changes of one commit, as its notification tells of them. */
export interface Notification {
  /** The server on which they committed, by the name of `answering-server.ts`. */
  server: string;
  /** The change before them. */
  after: bigint;
  changes: NotedChange[];
}

const notification = z.object({
  server: z.string(),
  after: z.string().regex(/^\d+$/),
  changes: z.array(z.tuple([z.string().regex(/^\d+$/), z.string()])),
});

/** @returns undefined if it tells of nothing: the commit has too many changes, or someone else notified the channel */
export function parseNotification(payload: string | undefined): Notification | undefined {
  if (!payload) return undefined;
  try {
    const { server, after, changes } = notification.parse(JSON.parse(payload));
    return {
      server,
      after: BigInt(after),
      changes: changes.map(([sequence, entry]) => ({ sequence, entry })),
    };
  } catch {
    return undefined;
  }
}

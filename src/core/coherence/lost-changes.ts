import type { Logger } from '@nestjs/common';
import type pg from 'pg';
import type { NotedChange } from './noted-change.js';

const REMEMBERED_MAX = 1_000;
/** Well before the database prunes them itself. */
const REMEMBERED_FOR_MS = 30 * 60_000;
const NAMED_MAX = 50;

/**
 * Recent changes of authority that this process has applied. A standby that lagged when it was promoted, or a restored
 * database, may lack some of them: what they ended may be valid again, and only this process can tell.
 */
export class LostChanges {
  /** By sequence and entry, oldest first, because this process sees its own changes twice. */
  private readonly remembered = new Map<string, NotedChange & { readAt: number }>();

  constructor(private readonly logger: Logger) {}

  remember(changes: readonly NotedChange[]): void {
    const readAt = performance.now();
    for (const { sequence, entry } of changes) {
      this.remembered.set(`${sequence} ${entry}`, { sequence, entry, readAt });
    }
    for (const name of this.remembered.keys()) {
      if (this.remembered.size <= REMEMBERED_MAX) break;
      this.remembered.delete(name);
    }
  }

  /** Compares with what the database knows, and logs what is missing there. */
  async report(client: pg.Client): Promise<void> {
    const oldest = performance.now() - REMEMBERED_FOR_MS;
    for (const [name, { readAt }] of this.remembered) if (readAt <= oldest) this.remembered.delete(name);
    const known = [...this.remembered.values()];
    if (known.length === 0) return;
    const { rows } = await client.query<{ entry: string }>(
      `SELECT DISTINCT known.entry FROM unnest($1::bigint[], $2::text[]) AS known (sequence, entry)
       WHERE NOT EXISTS (
         SELECT FROM authority_changes c WHERE c.sequence = known.sequence AND c.entry = known.entry)
       ORDER BY known.entry`,
      [known.map(({ sequence }) => sequence), known.map(({ entry }) => entry)],
    );
    if (rows.length === 0) return;
    this.remembered.clear();
    const names = rows.slice(0, NAMED_MAX).map(({ entry }) => entry);
    const rest = rows.length - names.length;
    this.logger.error(
      'The database has lost changes: this instance had applied changes of authority that the database lacks. ' +
        `What they ended may work again: check it, and revoke it again if necessary: ${names.join(', ')}` +
        (rest > 0 ? `, and ${rest} more` : ''),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Coherence } from '../../core/coherence/coherence.js';
import type { Operator } from '../../core/principal/principal.js';

declare module '../../core/coherence/record-types.js' {
  interface RecordTypes {
    'operator-key': OperatorKeyRecord;
    'operator-keys': { hasOperator: boolean };
  }
}

/** Cached as `operator-key:<digest>`; null: revoked. */
interface OperatorKeyRecord {
  operator: Operator | null;
}

/** Reads operator keys for the guard, from the coherent cache. */
@Injectable()
export class OperatorAuthority {
  constructor(private readonly coherence: Coherence) {}

  /** Whether an operator key was ever created: until then, operator routes do not exist. */
  async hasOperator(): Promise<boolean> {
    const known = await this.coherence.read('operator-keys:any', async (query) => {
      const [row] = await query<{ hasOperator: boolean }>(
        'SELECT EXISTS (SELECT FROM operator_keys) AS "hasOperator"',
        [],
      );
      return { hasOperator: row?.hasOperator === true };
    });
    return known?.hasOperator === true;
  }

  /** @returns undefined if there is no such key, so that guesses cannot fill the cache; null if it was revoked */
  async ofKey(digest: string): Promise<Operator | null | undefined> {
    const record = await this.coherence.read(
      `operator-key:${digest}`,
      async (query): Promise<OperatorKeyRecord | undefined> => {
        const [row] = await query<Operator & { isRevoked: boolean }>(
          'SELECT id, name, revoked_at IS NOT NULL AS "isRevoked" FROM operator_keys WHERE digest = $1',
          [digest],
        );
        return row && { operator: row.isRevoked ? null : { id: row.id, name: row.name } };
      },
    );
    return record?.operator;
  }
}

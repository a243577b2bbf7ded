import { Injectable } from '@nestjs/common';
import type { SliceAsk, SliceGrant } from '@latchkey/verifier/slices';
import { Coherence } from '../../core/coherence/coherence.js';

interface Row {
  ask: number;
  granted: string;
  remaining: string;
  window: number;
  msLeft: number;
  holders: number;
}

/** Gives slices out: see `lease_requests` in the migration. */
@Injectable()
export class SliceLeases {
  constructor(private readonly coherence: Coherence) {}

  /**
   * @returns a grant for each ask, in their order
   * @throws {DatabaseUnavailableError} where that server does not answer which confirmed the authority lease: another one
   *   may have other counts
   */
  async lease(asks: readonly SliceAsk[]): Promise<SliceGrant[]> {
    const numbered = JSON.stringify(asks.map((ask, index) => ({ ask: index, ...ask })));
    const { value: rows } = await this.coherence.readThrough((query) =>
      query<Row>(
        `SELECT ask, granted, remaining, "window", ms_left AS "msLeft", holders FROM lease_requests($1::jsonb)`,
        [numbered],
      ),
    );
    const grants: SliceGrant[] = [];
    for (const { ask, granted, remaining, window, msLeft, holders } of rows) {
      grants[ask] = { granted: Number(granted), remaining: Number(remaining), window, msLeft, holders };
    }
    return grants;
  }
}

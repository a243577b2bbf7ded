import { registerCallers, startLatchkey, withKey, withToken } from '../lib/latchkey.js';
import { runLoad } from '../lib/load.js';
import { stopServer } from '../lib/process.js';
import { countStatements, totalCalls } from '../lib/statements.js';
import { summarise } from '../lib/statistics.js';
import { spread } from '../lib/figures.js';

/** Queries per authenticated request, by PostgreSQL's own count. */
export const queries = {
  names: ['queries'],
  async measure(workplace, { rounds, roundSeconds, warmUpSeconds }) {
    const database = await workplace.createDatabase('queries');
    const server = await startLatchkey(workplace, database);
    const callers = await registerCallers(server);
    const url = `${server.url}/api/v1/me`;
    const kinds = [
      { name: 'a key', headers: callers.map(({ key }) => withKey(key)), perRequest: [] },
      { name: 'a token', headers: callers.map(({ token }) => withToken(token)), perRequest: [] },
    ];
    for (const { headers } of kinds) await runLoad(workplace, { url, headers, seconds: warmUpSeconds });

    const totals = { requests: 0, lease: 0, usage: 0, seals: 0 };
    for (let round = 1; round <= rounds; round += 1) {
      for (const { headers, perRequest } of kinds) {
        const load = () => runLoad(workplace, { url, headers, seconds: roundSeconds });
        const { result, lease, usage, seals, others } = await countStatements(workplace, database, load);
        perRequest.push(totalCalls(others) / result.requests);
        totals.requests += result.requests;
        totals.lease += totalCalls(lease);
        totals.usage += totalCalls(usage);
        totals.seals += totalCalls(seals);
        for (const { statement, calls } of others) console.log(`  ${calls} × ${statement}`);
      }
    }
    await stopServer(server);
    const requests = totals.requests.toLocaleString('en');
    const note =
      `Queries: in ${requests} authenticated requests PostgreSQL counted, apart from those of the figure, ` +
      `${totals.lease} statements of the lease, ${totals.usage} of the usage figures and the request log, and ${totals.seals} that chain the ` +
      'audit trail. They come with time, whatever the load.';
    return {
      figures: kinds.map(({ name, perRequest }) => {
        const summary = summarise(perRequest);
        const write = (value) => (value === 0 ? '0' : value.toFixed(5));
        return {
          title: `Queries per request with ${name}, counted by PostgreSQL`,
          target: '0',
          measured: write(summary.median),
          spread: spread(summary, write),
          reached: summary.most === 0,
        };
      }),
      notes: [note],
    };
  },
};

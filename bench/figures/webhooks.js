import { createServer } from 'node:http';
import { once } from 'node:events';
import { atMost, milliseconds, perSecond, withoutTarget } from '../lib/figures.js';
import { call, register, startLatchkey, withKey, withToken } from '../lib/latchkey.js';
import { stopServer } from '../lib/process.js';
import { quantile, summarise } from '../lib/statistics.js';

const FIRST_ATTEMPT_MS_MAX = 100;
const EVENTS_ONE_BY_ONE = 40;
const EVENTS_WAITING = 500;
const SENDERS = 16;
const variables = { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32' };

/** Webhooks: how soon the first attempt is made, and how many are sent per second if many are waiting. */
export const webhooks = {
  names: ['webhooks'],
  async measure(workplace, { rounds }) {
    const database = await workplace.createDatabase('webhooks');
    const receiver = await startReceiver();
    let server = await startLatchkey(workplace, database, { variables });
    const account = await registerWithEndpoint(server, receiver.url);
    await makeEvents(server, account, 20, 1);
    await receiver.got(20);

    const delays = [];
    const rates = [];
    for (let round = 1; round <= rounds; round += 1) {
      receiver.forget();
      for (let count = 1; count <= EVENTS_ONE_BY_ONE; count += 1) {
        await makeEvents(server, account, 1, 1);
        await receiver.got(count);
      }
      delays.push(...receiver.delays());
      await stopServer(server);

      server = await startLatchkey(workplace, database, { variables: { ...variables, WORKERS: 'off' } });
      await makeEvents(server, account, EVENTS_WAITING, SENDERS);
      await stopServer(server);
      receiver.forget();
      server = await startLatchkey(workplace, database, { variables });
      rates.push(await receiver.rateOf(EVENTS_WAITING));
    }
    await stopServer(server);
    receiver.close();
    return {
      figures: [
        atMost(
          'Webhook: from the change to the first attempt',
          FIRST_ATTEMPT_MS_MAX,
          summarise(delays),
          milliseconds,
        ),
        withoutTarget('Webhooks a second to one endpoint, of 500 that wait', summarise(rates), perSecond),
      ],
      notes: [
        `Webhooks: ${delays.length} events one by one, half of them at the receiver within ` +
          `${milliseconds(quantile(delays, 0.5))} and 99% within ${milliseconds(quantile(delays, 0.99))}, ` +
          'counted from before the commit; one server, which also answers the requests that make the events.',
      ],
    };
  },
};

async function registerWithEndpoint(server, url) {
  const account = await register(server);
  const keys = await call(server, 'GET', `/workspaces/${account.workspaceId}/api-keys`, {
    headers: withKey(account.key),
  });
  const body = { url, events: ['document.created'], api_key_id: keys.json[0].id };
  const path = `/workspaces/${account.workspaceId}/webhook-endpoints`;
  const created = await call(server, 'POST', path, { headers: withToken(account.token), body });
  if (created.status !== 201) throw new Error(`The endpoint answered ${created.status}: ${created.text}`);
  return account;
}

async function makeEvents(server, { key }, count, senders) {
  let left = count;
  const send = async () => {
    while (left > 0) {
      left -= 1;
      const body = { title: 'An event', body: '' };
      const { status, text } = await call(server, 'POST', '/documents', { headers: withKey(key), body });
      if (status !== 201) throw new Error(`A document answered ${status}: ${text}`);
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
}

/** Responds at once, and remembers when each event arrived and how old it was. */
async function startReceiver() {
  let arrivals = [];
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const at = Date.now();
      const { timestamp } = JSON.parse(Buffer.concat(chunks).toString());
      arrivals.push({ at, delayMs: at - Date.parse(timestamp) });
      response.end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const got = async (count) => {
    while (arrivals.length < count) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    got,
    delays: () => arrivals.map(({ delayMs }) => delayMs),
    forget: () => void (arrivals = []),
    async rateOf(count) {
      await got(count);
      const seconds = (arrivals.at(-1).at - arrivals[0].at) / 1_000;
      return (arrivals.length - 1) / seconds;
    },
    close: () => server.close(),
  };
}

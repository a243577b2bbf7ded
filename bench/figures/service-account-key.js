import { atLeast, laneLine } from '../lib/figures.js';
import { call, registerCallers, startLatchkey, withKey, withToken } from '../lib/latchkey.js';
import { stopServer } from '../lib/process.js';
import { perSecondOf, runInterleaved } from '../lib/rounds.js';
import { summarise, summariseRatios } from '../lib/statistics.js';

const RATIO_MIN = 0.97;
const ME = '/api/v1/me';

async function post(server, token, path, body) {
  const { status, json, text } = await call(server, 'POST', path, { headers: withToken(token), body });
  if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${text}`);
  return json;
}

/** Whether a service account's key costs more than a person's. */
export const serviceAccountKey = {
  names: ['service-account-key'],
  async measure(workplace, options) {
    const database = await workplace.createDatabase('service_account_key');
    const server = await startLatchkey(workplace, database);
    const people = await registerCallers(server);
    const keys = [];
    for (const { token, workspaceId } of people) {
      const path = `/workspaces/${workspaceId}`;
      const account = await post(server, token, `${path}/service-accounts`, {
        name: 'Nightly reports',
        role: 'admin',
      });
      const made = await post(server, token, `${path}/api-keys`, {
        name: 'Reports',
        service_account_id: account.id,
      });
      keys.push(made.key);
    }
    const lane = { server, path: ME };
    const measured = await runInterleaved(
      workplace,
      [
        { ...lane, name: "A person's key", headers: people.map(({ key }) => withKey(key)) },
        { ...lane, name: "A service account's key", headers: keys.map(withKey) },
      ],
      options,
    );
    await stopServer(server);
    const [ofPeople, ofAccounts] = measured.map(perSecondOf);
    return {
      figures: [
        atLeast(
          "`GET /me` with a service account's key : with a person's",
          RATIO_MIN,
          summariseRatios(ofAccounts, ofPeople),
        ),
      ],
      lanes: measured.map((each) => laneLine(each, summarise(perSecondOf(each)))),
    };
  },
};

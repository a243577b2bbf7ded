import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Cluster, type Instance, startCluster } from '../revocation/cluster.js';
import { createKey, keysPath } from '../support/api-keys.js';
import {
  type Account,
  cookieOf,
  type Json,
  login,
  register,
  request,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { registerMember } from '../support/workspaces.js';

let database: OwnDatabase;
let cluster: Cluster;
let via: Instance;
let other: Instance;

beforeAll(async () => {
  database = await createDatabase();
  cluster = await startCluster(database.url, 2);
  [via, other] = cluster.instances as [Instance, Instance];
});
afterAll(async () => {
  await cluster.stop();
  await database.drop();
});

/** A change that ends its own request's authority, and a way to see whether an instance knows. */
interface SelfEnding {
  method: string;
  path: string;
  options: RequestOptions;
  /** For a request that shows whether an instance still knows the old authority. */
  witness: RequestOptions;
  isOld?: (me: Response) => boolean;
}

const inWorkspace = (workspace: Json, account: Account): RequestOptions => ({
  ...token(account),
  headers: { 'x-workspace-id': workspace.id },
});

const token = ({ accessToken }: Account): RequestOptions => ({ token: accessToken });

const selfEndings: Record<string, () => Promise<SelfEnding>> = {
  'leaving a workspace': async () => {
    const owner = await register(via.server);
    const member = await registerMember(via.server, database, owner, 'member');
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    return {
      method: 'DELETE',
      path: `${path}/members/${member.user.id}`,
      options: token(member),
      witness: inWorkspace(owner.workspace, member),
    };
  },
  'a key that revokes itself': async () => {
    const owner = await register(via.server);
    const { id, key } = await createKey(via.server, owner);
    const options = { apiKey: key };
    const path = keysPath(owner.workspace.id, id);
    return { method: 'DELETE', path, options, witness: options };
  },
  'a key that rotates itself': async () => {
    const owner = await register(via.server);
    const { id, key } = await createKey(via.server, owner);
    const path = keysPath(owner.workspace.id, id, 'rotate');
    return {
      method: 'POST',
      path,
      options: { apiKey: key, json: {} },
      witness: { apiKey: key },
    };
  },
  'a session that ends itself': async () => {
    const account = await register(via.server);
    const sessions = await request(via.server, 'GET', '/api/v1/auth/sessions', token(account));
    return {
      method: 'DELETE',
      path: `/api/v1/auth/sessions/${sessions.json[0].id}`,
      options: token(account),
      witness: token(account),
    };
  },
  'the deletion of a workspace': async () => {
    const account = await register(via.server);
    const path = `/api/v1/workspaces/${account.workspace.id}`;
    return {
      method: 'DELETE',
      path,
      options: token(account),
      witness: inWorkspace(account.workspace, account),
    };
  },
  'the deletion of an account': async () => {
    const account = await register(via.server);
    return {
      method: 'DELETE',
      path: '/api/v1/me',
      options: { ...token(account), json: { current_password: account.password } },
      witness: token(account),
    };
  },
  'an admin who gives up the role': async () => {
    const owner = await register(via.server);
    const admin = await registerMember(via.server, database, owner, 'admin');
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    return {
      method: 'PATCH',
      path: `${path}/members/${admin.user.id}`,
      options: { ...token(admin), json: { role: 'viewer' } },
      witness: inWorkspace(owner.workspace, admin),
      isOld: (me) => me.status === 200 && me.json.role === 'admin',
    };
  },
  'a refresh token that is used a second time': async () => {
    const account = await register(via.server);
    const refresh = (cookie: string) => request(via.server, 'POST', '/api/v1/auth/refresh', { cookie });
    const second = cookieOf(await refresh(account.cookie));
    expect((await refresh(second)).status).toBe(200);
    return {
      method: 'POST',
      path: '/api/v1/auth/refresh',
      options: { cookie: account.cookie },
      witness: token(account),
    };
  },
  'a changed password': async () => {
    const account = await register(via.server);
    const elsewhere = await login(via.server, account);
    return {
      method: 'PUT',
      path: '/api/v1/auth/password',
      options: {
        ...token(account),
        json: { current_password: account.password, new_password: `${account.password} anew` },
      },
      witness: { token: elsewhere.accessToken },
    };
  },
};

const isOldFor = async ({ server }: Instance, { witness, isOld }: SelfEnding): Promise<boolean> => {
  const me = await request(server, 'GET', '/api/v1/me', witness);
  return isOld ? isOld(me) : me.status === 200;
};

it('G3: a repeat that finds its own authority ended is answered no earlier than the first is final', async () => {
  const changes = await Promise.all(
    Object.entries(selfEndings).map(async ([name, arrange]) => ({ name, ...(await arrange()) })),
  );
  for (const change of changes) {
    for (const instance of cluster.instances) {
      await eventually('it is known', () => isOldFor(instance, change));
    }
  }
  // It continues with its cache until its lease expires.
  other.proxy.setFault({ kind: 'blackhole' });
  const outcomes = await Promise.all(
    changes.map(async (change) => {
      const { name, method, path, options } = change;
      const first = request(via.server, method, path, options);
      await eventually('it has committed', async () => !(await isOldFor(via, change)), { intervalMs: 25 });
      const wasOld = await isOldFor(other, change);
      const repeat = await request(via.server, method, path, options);
      const isOld = await isOldFor(other, change);
      const statuses = [(await first).status, repeat.status].map((status) => status < 500);
      return { name, wasOld, isOld, statuses };
    }),
  );
  other.proxy.setFault({ kind: 'none' });
  // It did not know before, or this would prove nothing; on a slow machine its lease may expire before some have
  // committed.
  expect(outcomes.filter(({ wasOld }) => wasOld)).not.toEqual([]);
  expect(outcomes.map(({ name, isOld, statuses }) => ({ name, isOld, statuses }))).toEqual(
    changes.map(({ name }) => ({ name, isOld: false, statuses: [true, true] })),
  );
});

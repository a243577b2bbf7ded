import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import {
  createDocument,
  createEndpoint,
  endpointsPath,
  newestDelivery,
} from '../support/webhooks/endpoints.js';
import { type NameServer, startNameServer } from '../support/webhooks/name-server.js';
import { type Receiver, startReceiver } from '../support/webhooks/receiver.js';

/** Nobody can make the server send requests into its own network. */

let nameServer: NameServer;
let receiver: Receiver;

beforeAll(async () => {
  nameServer = await startNameServer();
  receiver = await startReceiver();
});

afterAll(async () => {
  await receiver.stop();
  await nameServer.close();
});

const ADDRESSES = [
  ['loopback', 'http://127.0.0.1/', /loopback/],
  ['loopback, another', 'http://127.8.9.10:8080/', /loopback/],
  ['loopback, short', 'http://127.1/', /loopback/],
  ['loopback, shorter', 'http://127.0.1/', /loopback/],
  ['loopback as a decimal number', 'http://2130706433/', /loopback/],
  ['loopback as a hexadecimal number', 'http://0x7f000001/', /loopback/],
  ['loopback as an octal number', 'http://017700000001/', /loopback/],
  ['loopback in octal parts', 'http://0177.0.0.1/', /loopback/],
  ['loopback in hexadecimal parts', 'http://0x7f.0x0.0x0.0x1/', /loopback/],
  ['loopback in mixed parts', 'http://0x7f.1/', /loopback/],
  ['loopback with a dot behind it', 'http://127.0.0.1./', /loopback/],
  ['loopback, percent-encoded', 'http://%31%32%37.0.0.1/', /loopback/],
  ['loopback in full-width digits', 'http://１２７.０.０.１/', /loopback/],
  ['loopback in circled digits', 'http://①②⑦.⓪.⓪.①/', /loopback/],
  ['loopback with ideographic stops', 'http://127。0。0。1/', /loopback/],
  ['this host', 'http://0.0.0.0/', /unspecified/],
  ['this host, short', 'http://0/', /unspecified/],
  ['this network', 'http://0.1.2.3/', /unspecified/],
  ['private 10', 'https://10.0.0.1/', /private/],
  ['private 10 as a number', 'http://167772161/', /private/],
  ['private 172', 'http://172.16.0.1/', /private/],
  ['private 172, the end', 'http://172.31.255.254/', /private/],
  ['private 192', 'http://192.168.1.1:8443/', /private/],
  ['shared (CGNAT)', 'http://100.64.0.1/', /CGNAT/],
  ['Alibaba metadata', 'http://100.100.100.200/', /CGNAT/],
  ['link-local', 'http://169.254.1.1/', /link-local/],
  ['metadata', 'http://169.254.169.254/latest/meta-data/', /link-local/],
  ['metadata as a number', 'http://2852039166/', /link-local/],
  ['metadata in octal', 'http://0251.0376.0251.0376/', /link-local/],
  ['metadata of containers', 'http://169.254.170.2/', /link-local/],
  ['Azure host services', 'http://168.63.129.16/', /metadata/],
  ['IETF protocols', 'http://192.0.0.1/', /reserved/],
  ['documentation', 'http://192.0.2.1/', /reserved/],
  ['documentation, another', 'http://203.0.113.7/', /reserved/],
  ['benchmarking', 'http://198.18.0.1/', /reserved/],
  ['6to4 relays', 'http://192.88.99.1/', /reserved/],
  ['multicast', 'http://224.0.0.1/', /multicast/],
  ['future use', 'http://240.0.0.1/', /reserved/],
  ['broadcast', 'http://255.255.255.255/', /broadcast/],
  ['IPv6 loopback', 'http://[::1]/', /loopback/],
  ['IPv6 loopback, in full', 'http://[0:0:0:0:0:0:0:1]/', /loopback/],
  ['IPv6 unspecified', 'http://[::]/', /unspecified/],
  ['mapped loopback', 'http://[::ffff:127.0.0.1]/', /loopback/],
  ['mapped loopback in hexadecimal', 'http://[::ffff:7f00:1]/', /loopback/],
  ['mapped private', 'http://[::ffff:10.0.0.1]/', /private/],
  ['mapped metadata', 'http://[::ffff:a9fe:a9fe]/', /link-local/],
  ['compatible loopback', 'http://[::127.0.0.1]/', /reserved/],
  ['translated IPv4', 'http://[::ffff:0:127.0.0.1]/', /translated/],
  ['NAT64 loopback', 'http://[64:ff9b::127.0.0.1]/', /NAT64/],
  ['NAT64 metadata', 'http://[64:ff9b::a9fe:a9fe]/', /NAT64/],
  ['local NAT64', 'http://[64:ff9b:1::10.0.0.1]/', /NAT64/],
  ['6to4 loopback', 'http://[2002:7f00:1::]/', /6to4/],
  ['Teredo', 'http://[2001:0:7f00:1::]/', /Teredo/],
  ['IPv6 link-local', 'http://[fe80::1]/', /link-local/],
  ['IPv6 site-local', 'http://[fec0::1]/', /private/],
  ['IPv6 unique local', 'http://[fd00::1]/', /private/],
  ['IPv6 metadata', 'http://[fd00:ec2::254]/', /private/],
  ['IPv6 multicast', 'http://[ff02::1]/', /multicast/],
  ['IPv6 documentation', 'http://[2001:db8::1]/', /reserved/],
  ['IPv6 discard', 'http://[100::1]/', /reserved/],
  ['loopback in hexadecimal with a dot behind it', 'http://0x7f000001./', /loopback/],
  ['loopback in octal parts, short', 'http://0177.1/', /loopback/],
  ['loopback in digits of another script', 'http://١٢٧.0.0.1/', /must be a URL/],
  ['private 192 as a hexadecimal number', 'http://0xC0A80101/', /private/],
  ['mapped, unspecified', 'http://[::ffff:0.0.0.0]/', /unspecified/],
  ['mapped private, in full', 'http://[0:0:0:0:0:ffff:c0a8:101]/', /private/],
  ['mapped shared (CGNAT)', 'http://[::ffff:100.64.0.1]/', /CGNAT/],
  ['compatible metadata', 'http://[::a9fe:a9fe]/', /reserved/],
  ['NAT64 of nothing', 'http://[64:ff9b::]/', /NAT64/],
  ['local NAT64 metadata', 'http://[64:ff9b:1:ffff::a9fe:a9fe]/', /NAT64/],
  ['6to4 private', 'http://[2002:a00:1::1]/', /6to4/],
  ['6to4 metadata', 'http://[2002:a9fe:a9fe::]/', /6to4/],
  ['Teredo with a private address, inverted', 'http://[2001:0:5ef5:79fb:0:59d:f5ff:fffe]/', /Teredo/],
  ['ORCHID', 'http://[2001:20::1]/', /reserved/],
  ['IPv6 benchmarking', 'http://[2001:2::1]/', /reserved/],
  ['IPv6 documentation, new', 'http://[3fff::1]/', /reserved/],
  ['segment routing', 'http://[5f00::1]/', /reserved/],
  ['IPv6 link-local, the end', 'http://[febf:ffff::1]/', /link-local/],
  ['IPv6 that nobody was given', 'http://[4000::1]/', /reserved/],
] as const;

const NAMES = [
  ['localhost', 'http://localhost:3000/', /this machine/],
  ['localhost in capitals', 'http://LOCALHOST/', /this machine/],
  ['localhost with a dot', 'http://localhost./', /this machine/],
  ['localhost in other letters', 'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/', /this machine/],
  ['below localhost', 'http://a.localhost/', /this machine/],
  ['a name of the network', 'http://printer.local/', /this machine or its network/],
  ['an internal name', 'http://metadata.google.internal/', /this machine or its network/],
  ['a name at home', 'http://router.home.arpa/', /this machine or its network/],
  ['an internal name with a dot', 'http://vault.INTERNAL./', /this machine or its network/],
  ['a name of a company’s network', 'http://ldap.corp/', /this machine or its network/],
  ['localhost of IPv6', 'http://ip6-localhost/', /with a domain/],
  ['a name without a domain', 'http://postgres:8080/', /with a domain/],
  ['an onion', 'http://example.onion/', /this machine or its network/],
] as const;

const FORMS = [
  ['a user', 'https://admin@acme.dev/', /user name or password/],
  ['a password', 'https://a:b@acme.dev/', /user name or password/],
  ['a host that looks like a user', 'https://acme.dev@169.254.169.254/', /user name or password/],
  ['a host that looks like a user with a port', 'http://8.8.8.8:80@127.0.0.1/', /user name or password/],
  ['an empty user', 'http://@127.0.0.1/', /loopback/],
  ['a fragment that looks like a user', 'http://127.0.0.1#@acme.dev/', /fragment/],
  ['a question mark that looks like a host', 'http://127.0.0.1?@acme.dev/', /loopback/],
  ['an encoded slash in the host', 'http://127.0.0.1%2f@acme.dev/', /user name or password/],
  ['an encoded NUL in the host', 'http://127.0.0.1%00.acme.dev/', /must be a URL/],
  ['a blank before it', ' http://acme.dev/', /spaces/],
  ['a soft hyphen and a loopback', 'http://127.0.0.\u00ad1/', /loopback/],
  ['a backslash', 'https://acme.dev\\@169.254.169.254/', /backslashes/],
  ['a fragment', 'https://acme.dev/#x', /fragment/],
  ['a line break', 'https://acme.dev/\r\nHost: x', /control characters/],
  ['a tab in the host', 'http://127.0\t.0.1/', /control characters/],
  ['the port of mail', 'http://acme.dev:25/', /port of a protocol other than HTTP/],
  ['the port of secure shells', 'http://acme.dev:22/', /port of a protocol other than HTTP/],
  ['port 0', 'http://acme.dev:0/', /port 0/],
  ['a port that is none', 'http://acme.dev:65536/', /must be a URL/],
  ['a file', 'file:///etc/passwd', /must start with https/],
  ['gopher', 'gopher://127.0.0.1:6379/_INFO', /must start with https/],
  ['data', 'data:text/plain,x', /must start with https/],
  ['javascript', 'javascript:alert(1)', /must start with https/],
  ['no slashes', 'http:127.0.0.1', /must start with https/],
  ['three slashes', 'http:///127.0.0.1/', /must start with https/],
  ['a zone', 'http://[fe80::1%25eth0]/', /must be a URL/],
  ['too many parts', 'http://1.2.3.4.5/', /must be a URL/],
  ['a part that is too large', 'http://256.1.1.1/', /must be a URL/],
  ['no host', 'https://', /must be a URL/],
  ['too many characters', `https://acme.dev/${'a'.repeat(2_000)}`, /at most 2000/],
] as const;

const HOSTILE = [...ADDRESSES, ...NAMES, ...FORMS] as const;

const app = useOwnServer({
  env: {
    get WEBHOOK_DNS_SERVERS() {
      return nameServer.address;
    },
    WEBHOOK_TIMEOUT_SECONDS: '2',
    WEBHOOK_RETRY_SECONDS: '0.2',
  },
});

describe('an address that leads inside, or is crafted to,', () => {
  let account: Account;

  beforeAll(async () => {
    account = await register(app.server);
  });

  it('comes in many forms', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
  });

  it.each(HOSTILE)('is refused, with a reason: %s', async (_name, url, reason) => {
    const response = await request(app.server, 'POST', endpointsPath(account), {
      token: account.accessToken,
      json: { url, events: ['ping'], api_key_id: account.apiKeyId },
    });
    expect(expectProblem(response, 400, 'validation_failed').errors).toEqual([
      { field: 'url', message: expect.stringMatching(reason) },
    ]);
  });

  it.each([
    ['a public address', 'http://8.8.8.8/hook'],
    ['a public IPv6 address', 'https://[2606:4700::1111]:8443/hook?a=b'],
    ['an international name', 'https://bücher.example/'],
  ])('is not %s', async (_name, url) => {
    expect(await createEndpoint(app.server, account, { url, events: ['ping'] })).toMatchObject({ url });
  });
});

describe('when a name resolves:', () => {
  let account: Account;

  beforeAll(async () => {
    account = await register(app.server);
  });

  const portOf = (): string => new URL(receiver.url('ok')).port;

  async function deliver(url: string): Promise<Json> {
    const endpoint = await createEndpoint(app.server, account, { url });
    await createDocument(app.server, account);
    const delivery = await newestDelivery(app.server, account, endpoint.id, ({ attempts }) => attempts > 0);
    await request(app.server, 'DELETE', endpointsPath(account, endpoint.id), { token: account.accessToken });
    return delivery.attempt_history[0];
  }

  it.each([
    ['127.0.0.1', /loopback/],
    ['10.0.0.1', /private/],
    ['169.254.169.254', /link-local/],
    ['::1', /loopback/],
    ['fd00::1', /private/],
    ['::ffff:10.0.0.1', /private/],
    ['64:ff9b::a9fe:a9fe', /NAT64/],
    ['64:ff9b:1::a00:1', /NAT64/],
    ['2002:7f00:1::', /6to4/],
  ])(
    'a name that leads to %s is refused when it is set up, and when it is changed',
    async (address, reason) => {
      const name = `${address.replaceAll(/[.:]/g, '-')}.nip.example`;
      nameServer.answer(name, [address]);
      nameServer.answer('public.example', ['203.0.114.1']);
      const body = { url: `http://${name}/`, events: ['ping'], api_key_id: account.apiKeyId };
      const token = { token: account.accessToken };
      const created = await request(app.server, 'POST', endpointsPath(account), { ...token, json: body });
      const endpoint = await createEndpoint(app.server, account, { url: 'http://public.example/' });
      const path = endpointsPath(account, endpoint.id);
      const changed = await request(app.server, 'PATCH', path, { ...token, json: { url: body.url } });
      for (const response of [created, changed]) {
        expect(expectProblem(response, 400, 'validation_failed').errors).toEqual([
          { field: 'url', message: expect.stringMatching(reason) },
        ]);
      }
      await request(app.server, 'DELETE', path, token);
    },
  );

  it('a name that has begun to resolve to an internal address is refused', async () => {
    nameServer.answer('rebinding.example', ['203.0.114.1'], ['127.0.0.1']);
    const attempt = await deliver(`http://rebinding.example:${portOf()}/ok`);
    expect(attempt).toMatchObject({ error: 'address_refused', response_status: null });
    expect(receiver.requests).toEqual([]);
  });

  it('a name is resolved once, and the checked address is used for the connection', async () => {
    // Public when it is created and when it is checked; only a second look-up before connecting would find the
    // receiver.
    nameServer.answer('twice.example', ['203.0.114.1'], ['203.0.114.1'], ['127.0.0.1']);
    const attempt = await deliver(`http://twice.example:${portOf()}/ok`);
    expect(['timeout', 'connection_failed']).toContain(attempt.error);
    expect(receiver.requests).toEqual([]);
  });

  it('a name that resolves to both is refused', async () => {
    nameServer.answer('both.example', ['203.0.114.1'], ['203.0.114.1', '127.0.0.1']);
    expect(await deliver(`http://both.example:${portOf()}/ok`)).toMatchObject({ error: 'address_refused' });
    expect(receiver.requests).toEqual([]);
  });

  it('a name with an internal address only in IPv6 is refused', async () => {
    nameServer.answer('six.example', ['203.0.114.1'], ['203.0.114.1', '::1']);
    expect(await deliver(`http://six.example:${portOf()}/ok`)).toMatchObject({ error: 'address_refused' });
    expect(receiver.requests).toEqual([]);
  });

  it('an address that got in by another way is refused', async () => {
    const { id } = await createEndpoint(app.server, account, { url: 'http://8.8.8.8/' });
    await changeByHand(
      app.database,
      `UPDATE webhook_endpoints SET url = '${receiver.url('ok')}' WHERE id = '${id}'`,
    );
    await createDocument(app.server, account);
    const delivery = await newestDelivery(app.server, account, id, ({ attempts }) => attempts > 0);
    expect(delivery.attempt_history[0]).toMatchObject({ error: 'address_refused' });
    expect(receiver.requests).toEqual([]);
  });

  it('a name that does not resolve fails, and is resolved again', async () => {
    expect(await deliver('http://unknown.example/')).toMatchObject({ error: 'host_unknown' });
  });
});

describe('WEBHOOK_ALLOW_PRIVATE', () => {
  const allowing = useOwnServer({
    env: { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32', WEBHOOK_RETRY_SECONDS: '0.2' },
  });

  it('allows the listed blocks, and no redirect out of them', async () => {
    const account = await register(allowing.server);
    const endpoint = await createEndpoint(allowing.server, account, { url: receiver.url('redirect') });
    await createDocument(allowing.server, account);
    expect(await newestDelivery(allowing.server, account, endpoint.id)).toMatchObject({ status: 'failed' });
    expect(new Set(receiver.requests.map(({ path }) => path))).toEqual(new Set(['/redirect']));
    const refused = await request(allowing.server, 'PATCH', endpointsPath(account, endpoint.id), {
      token: account.accessToken,
      json: { url: 'http://127.0.0.2/' },
    });
    expectProblem(refused, 400, 'validation_failed');
  });
});

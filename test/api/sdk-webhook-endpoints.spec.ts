import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { Latchkey, NotFoundError, type SignedUp, webhooks } from '@latchkey/sdk';
import { useServer } from '../support/app.js';
import { eventually } from '../support/eventually.js';
import { type Received, type Receiver, startReceiver } from '../support/webhooks/receiver.js';

const app = useServer();
let receiver: Receiver;
let account: SignedUp;
let latchkey: Latchkey;

beforeAll(async () => {
  receiver = await startReceiver();
  account = await Latchkey.session({ baseUrl: app.server.url }).register({
    email: `${randomUUID()}@example.com`,
    password: randomBytes(18).toString('base64url'),
  });
  latchkey = new Latchkey({ apiKey: account.plaintext, baseUrl: app.server.url });
});

afterAll(() => receiver.stop());

/** As in a receiver that uses the SDK. */
const eventOf = ({ body, headers }: Received) => webhooks.verify(body, headers, account.webhookSigningSecret);

it('An endpoint receives events that webhooks.verify accepts, and shows the outcome of each', async () => {
  const workspaceId = account.workspace.id;
  const { documents, workspaces } = latchkey;
  const { signingSecret, ...endpoint } = await workspaces.createWebhookEndpoint(workspaceId, {
    url: receiver.url('ok'),
    events: ['document.created', 'api_key.rotated'],
    apiKeyId: account.apiKey.id,
  });
  // A key signs.
  expect(signingSecret).toBeNull();
  expect(await workspaces.getWebhookEndpoint(workspaceId, endpoint.id)).toEqual(endpoint);
  expect(await workspaces.listWebhookEndpoints(workspaceId).toArray()).toEqual([endpoint]);

  const document = await documents.create({ title: 'Told', body: '' });
  const event = eventOf((await receiver.got('ok', 1))[0]!);
  expect(event).toEqual({
    type: 'document.created',
    timestamp: expect.stringMatching(/Z$/),
    data: expect.objectContaining({
      id: document.id,
      workspaceId,
      title: 'Told',
      createdBy: account.user.id,
    }),
  });
  // The event's type tells the compiler the type of its data.
  expect(event.type === 'document.created' && event.data.version).toBe(1);

  const ping = await workspaces.testWebhookEndpoint(workspaceId, endpoint.id);
  expect(ping).toMatchObject({ endpointId: endpoint.id, eventType: 'ping' });
  expect(eventOf((await receiver.got('ok', 2))[1]!).type).toBe('ping');

  const succeeded = workspaces.listWebhookDeliveries(workspaceId, endpoint.id, { status: 'succeeded' });
  await eventually('both have succeeded', () => succeeded.toArray(), { until: ({ length }) => length === 2 });
  const details = await workspaces.getWebhookDelivery(workspaceId, endpoint.id, ping.id);
  expect(JSON.parse(details.requestBody)).toMatchObject({ type: 'ping' });
  // Header names are data, and stay unchanged.
  expect(details.attemptHistory[0]?.requestHeaders).toMatchObject({ 'webhook-id': ping.eventId });

  const again = await workspaces.redeliverWebhook(workspaceId, endpoint.id, ping.id);
  expect(again.eventId).toBe(ping.eventId);
  expect((await receiver.got('ok', 3))[2]?.headers['webhook-id']).toBe(ping.eventId);

  const disabled = await workspaces.updateWebhookEndpoint(workspaceId, endpoint.id, { enabled: false });
  expect(disabled).toMatchObject({ status: 'disabled', statusReason: 'disabled_by_user' });
  await workspaces.deleteWebhookEndpoint(workspaceId, endpoint.id);
  await expect(workspaces.getWebhookEndpoint(workspaceId, endpoint.id)).rejects.toThrow(NotFoundError);
});

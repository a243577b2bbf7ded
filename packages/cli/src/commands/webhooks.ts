import type {
  IssuedWebhookEndpoint,
  NewWebhookEndpointInput,
  WebhookDelivery,
  WebhookDeliveryDetails,
  WebhookEndpoint,
} from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { confirmUnless } from '../ask.js';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { shownOnlyOnce } from '../output/delivery.js';
import { type Column, tell, writeFields, writeJson, writeLine, writeList } from '../output/output.js';
import { printable, printableLines } from '../output/printable.js';
import {
  commaSeparated,
  type CommonOptions,
  examples,
  listCommand,
  type ListOptions,
  serverCommand,
  take,
  wholeNumber,
  type YesOption,
  yesOption,
} from './common.js';
import { findKeyId } from './find-key.js';

const columns: Column<WebhookEndpoint>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Address', value: ({ url }) => url },
  {
    title: 'Status',
    value: ({ status, statusReason }) => (statusReason ? `${status}: ${statusReason}` : status),
  },
  { title: 'Events', value: ({ events }) => events },
];
const fields: Column<WebhookEndpoint>[] = [
  ...columns,
  { title: 'Description', value: ({ description }) => description },
  { title: 'Signed by', value: ({ apiKeyId }) => (apiKeyId ? `key ${apiKeyId}` : 'its own secret') },
  { title: 'Old secret signs along until', value: ({ previousSecretUntil }) => previousSecretUntil },
  { title: 'Owner', value: ({ owner }) => owner.name ?? owner.id },
  { title: 'Last success', value: ({ lastSuccessAt }) => lastSuccessAt ?? 'never' },
  { title: 'Failing since', value: ({ failingSince }) => failingSince },
  { title: 'Created', value: ({ createdAt }) => createdAt },
];
const deliveryColumns: Column<WebhookDelivery>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Event', value: ({ eventType }) => eventType },
  { title: 'Status', value: ({ status }) => status },
  { title: 'Attempts', value: ({ attempts }) => attempts },
  { title: 'Created', value: ({ createdAt }) => createdAt },
  { title: 'Next attempt', value: ({ nextAttemptAt }) => nextAttemptAt },
];
const attemptColumns: Column<WebhookDeliveryDetails['attemptHistory'][number]>[] = [
  { title: 'When', value: ({ attemptedAt }) => attemptedAt },
  { title: 'Response', value: ({ responseStatus, error }) => responseStatus ?? error },
  { title: 'Took (ms)', value: ({ durationMs }) => durationMs },
  { title: 'Body', value: ({ responseBody }) => responseBody?.slice(0, 60) },
];
const DELIVERY_STATUSES: WebhookDelivery['status'][] = ['pending', 'succeeded', 'failed', 'discarded'];

export function addWebhooksCommand(program: Command): void {
  const webhooks = program.command('webhooks').description('Manages webhook endpoints and their deliveries.');
  listCommand(webhooks, 'list', 'Lists the endpoints.').action(list);
  serverCommand(webhooks, 'create <url>', 'Creates an endpoint.')
    .requiredOption('--events <list>', 'comma-separated events to deliver', commaSeparated)
    .option(
      '--key <key>',
      'the key that signs the deliveries: its id, name or key_prefix (default: the key that the CLI uses; if you are signed in, a secret of its own)',
    )
    .option('--own-secret', 'sign with a secret of its own, which is shown once')
    .option(
      '--service-account <id>',
      'the service account that owns the endpoint (default: you, and it stops when you leave)',
    )
    .option('--description <text>', 'what it is for')
    .addHelpText(
      'after',
      examples(
        'latchkey webhooks create https://example.com/hooks --events document.created,document.deleted --key ci',
        'latchkey webhooks create https://example.com/hooks --events api_key.leaked --own-secret',
      ),
    )
    .action(create);
  serverCommand(webhooks, 'show <endpoint-id>', 'Shows an endpoint.').action(show);
  serverCommand(webhooks, 'edit <endpoint-id>', 'Changes an endpoint. Omitted options keep their values.')
    .option('--url <url>', 'where deliveries go')
    .option('--events <list>', 'comma-separated events to deliver', commaSeparated)
    .option('--key <key>', 'the key that signs the deliveries')
    .option('--description <text>', 'what it is for')
    .option('--enable', 'resume deliveries')
    .option('--disable', 'pause deliveries')
    .action(edit);
  serverCommand(
    webhooks,
    'rotate-secret <endpoint-id>',
    'Gives an endpoint a new secret of its own, even if a key signed for it before, and shows it once.',
  )
    .option(
      '--overlap <seconds>',
      'how long deliveries are signed with the old secret, too (at most 604800, a week)',
      wholeNumber,
      0,
    )
    .option(...yesOption)
    .action(rotateSecret);
  serverCommand(
    webhooks,
    'transfer <endpoint-id> <service-account-id>',
    'Gives an endpoint to a service account, so that it outlives the person who set it up.',
  ).action(transfer);
  serverCommand(webhooks, 'delete <endpoint-id>', 'Removes an endpoint and its deliveries.')
    .option(...yesOption)
    .action(remove);
  serverCommand(webhooks, 'test <endpoint-id>', 'Sends a ping event.').action(test);
  listCommand(webhooks, 'deliveries <endpoint-id>', 'Lists the deliveries to an endpoint, newest first.')
    .addOption(new Option('--status <status>', 'only deliveries with this status').choices(DELIVERY_STATUSES))
    .action(listDeliveries);
  serverCommand(
    webhooks,
    'delivery <endpoint-id> <delivery-id>',
    'Shows a delivery: its body and the response to each attempt.',
  ).action(showDelivery);
  serverCommand(webhooks, 'redeliver <endpoint-id> <delivery-id>', 'Delivers an event again.').action(
    redeliver,
  );
}

async function list({ json, ...options }: ListOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const endpoints = await take(client.workspaces.listWebhookEndpoints(await workspaceIdOrOwn()), options);
  await writeList(endpoints, columns, json);
}

interface EndpointOptions extends CommonOptions {
  url?: string;
  events?: string[];
  key?: string;
  description?: string;
}

/** The server rejects an unknown event. */
const toEvents = (events: string[]) => events as NewWebhookEndpointInput['events'];

interface CreateOptions extends EndpointOptions {
  ownSecret?: boolean;
  serviceAccount?: string;
}

async function create(
  url: string,
  { json, events = [], key, ownSecret, serviceAccount, description, ...options }: CreateOptions,
): Promise<void> {
  if (ownSecret && key !== undefined) throw usageError('Use --key or --own-secret, not both.');
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const endpoint = await client.workspaces.createWebhookEndpoint(workspaceId, {
    url,
    events: toEvents(events),
    ...(key !== undefined && { apiKeyId: await findKeyId(client, workspaceId, key) }),
    ...(ownSecret && { apiKeyId: null }),
    ...(serviceAccount !== undefined && { serviceAccountId: serviceAccount }),
    ...(description && { description }),
  });
  writeIssuedEndpoint(endpoint, json);
}

function writeIssuedEndpoint(endpoint: IssuedWebhookEndpoint, json = false): void {
  if (endpoint.signingSecret !== null) {
    shownOnlyOnce(
      `The signing secret of the endpoint ${endpoint.id} was created but not delivered: replace it with "latchkey webhooks rotate-secret ${endpoint.id}".`,
    );
  }
  writeFields(
    endpoint,
    [...fields, { title: 'Signing secret', value: ({ signingSecret }) => signingSecret }],
    json,
  );
  if (endpoint.signingSecret !== null) tell('The signing secret is shown only once. Save it now.');
}

interface RotateOptions extends CommonOptions, YesOption {
  overlap: number;
}

async function rotateSecret(
  endpointId: string,
  { json, overlap: overlapSeconds, yes, ...options }: RotateOptions,
): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const when = overlapSeconds === 0 ? 'immediately' : `after ${overlapSeconds} s`;
  await confirmUnless(
    yes,
    `Replace the signing secret of ${printable(endpointId)}? Deliveries stop carrying the old signature ${when}.`,
  );
  writeIssuedEndpoint(
    await client.workspaces.rotateWebhookEndpointSecret(workspaceId, endpointId, { overlapSeconds }),
    json,
  );
}

async function transfer(
  endpointId: string,
  serviceAccountId: string,
  { json, ...options }: CommonOptions,
): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  writeFields(
    await client.workspaces.transferWebhookEndpoint(await workspaceIdOrOwn(), endpointId, {
      serviceAccountId,
    }),
    fields,
    json,
  );
}

async function show(endpointId: string, { json, ...options }: CommonOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  writeFields(await client.workspaces.getWebhookEndpoint(await workspaceIdOrOwn(), endpointId), fields, json);
}

async function edit(
  endpointId: string,
  {
    json,
    url,
    events,
    key,
    description,
    enable,
    disable,
    ...options
  }: EndpointOptions & { enable?: boolean; disable?: boolean },
): Promise<void> {
  if (enable && disable) throw usageError('Use --enable or --disable, not both.');
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const change = {
    ...(url !== undefined && { url }),
    ...(events && { events: toEvents(events) }),
    ...(key !== undefined && { apiKeyId: await findKeyId(client, workspaceId, key) }),
    ...(description !== undefined && { description: description || null }),
    ...((enable || disable) && { enabled: enable === true }),
  };
  if (Object.keys(change).length === 0)
    throw usageError('Nothing to change. Use an option such as --url or --disable.');
  writeFields(await client.workspaces.updateWebhookEndpoint(workspaceId, endpointId, change), fields, json);
}

async function remove(endpointId: string, { yes, ...options }: CommonOptions & YesOption): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  await confirmUnless(yes, `Remove the endpoint ${printable(endpointId)} and its deliveries?`);
  await client.workspaces.deleteWebhookEndpoint(await workspaceIdOrOwn(), endpointId);
  tell(`Removed ${printable(endpointId)}.`);
}

async function test(endpointId: string, { json, ...options }: CommonOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const delivery = await client.workspaces.testWebhookEndpoint(await workspaceIdOrOwn(), endpointId);
  writeFields(delivery, deliveryColumns, json);
}

async function listDeliveries(
  endpointId: string,
  { json, status, ...options }: ListOptions & { status?: WebhookDelivery['status'] },
): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const filters = { ...(status && { status }) };
  const deliveries = client.workspaces.listWebhookDeliveries(await workspaceIdOrOwn(), endpointId, filters);
  await writeList(await take(deliveries, options), deliveryColumns, json);
}

async function showDelivery(
  endpointId: string,
  deliveryId: string,
  { json, ...options }: CommonOptions,
): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const delivery = await client.workspaces.getWebhookDelivery(
    await workspaceIdOrOwn(),
    endpointId,
    deliveryId,
  );
  if (json) return writeJson(delivery);
  writeFields(delivery, deliveryColumns);
  writeLine(`\nSent:\n${printableLines(delivery.requestBody)}\n`);
  await writeList(delivery.attemptHistory, attemptColumns);
}

async function redeliver(
  endpointId: string,
  deliveryId: string,
  { json, ...options }: CommonOptions,
): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  writeFields(
    await client.workspaces.redeliverWebhook(workspaceId, endpointId, deliveryId),
    deliveryColumns,
    json,
  );
}

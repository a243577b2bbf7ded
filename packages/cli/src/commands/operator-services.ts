import type {
  IssuedResourceServer,
  LatchkeyClient,
  ResourceServer,
  ResourceServerScope,
} from '@latchkey/sdk';
import type { Command } from 'commander';
import { confirmUnless } from '../ask.js';
import { CliError, usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { exitCodes } from '../exit-codes.js';
import { shownOnlyOnce } from '../output/delivery.js';
import {
  type Column,
  isTerminal,
  tell,
  writeFields,
  writeJson,
  writeLine,
  writeList,
} from '../output/output.js';
import { printable } from '../output/printable.js';
import { readText } from '../read-text.js';
import {
  type CommonOptions,
  examples,
  serverCommand,
  wholeNumber,
  type YesOption,
  yesOption,
} from './common.js';

const columns: Column<ResourceServer>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Name', value: ({ name }) => name },
  { title: 'Title', value: ({ title }) => title },
  { title: 'Scopes', value: ({ scopes }) => scopes.map(({ scope }) => scope) },
  { title: 'Created', value: ({ createdAt }) => createdAt },
];

export function addOperatorServicesCommand(operator: Command): void {
  const services = operator
    .command('services')
    .description('Registers your own services, whose scopes keys can have.');
  serverCommand(services, 'list', 'Lists the services by name, with their scopes.').action(list);
  serverCommand(services, 'create <name>', 'Registers a service and shows its secret once.')
    .requiredOption('--title <text>', 'shown where people choose scopes')
    .addHelpText(
      'after',
      `${examples(
        'latchkey operator services create billing --title Billing > secret.txt',
      )}\n\nThe name is the audience of the service. When standard output is not a terminal, only the secret is printed.`,
    )
    .action(create);
  serverCommand(services, 'scopes <name> <file>', 'Replaces the scopes of a service.')
    .option('-y, --yes', 'skip the confirmation if scopes end')
    .addHelpText(
      'after',
      `\nThe file is a JSON array of objects with scope, role (the lowest that has it: viewer, member, admin or owner), title and
optionally description; "-" is standard input. Scopes that are not in it end for every key.${examples(
        'latchkey operator services scopes billing scopes.json',
      )}`,
    )
    .action(setScopes);
  serverCommand(
    services,
    'rotate-secret <name>',
    'Replaces the secret of a service and shows the new one once.',
  )
    .option(
      '--overlap <seconds>',
      'how long the old secret keeps working (at most 604800, a week)',
      wholeNumber,
      0,
    )
    .option(...yesOption)
    .addHelpText(
      'after',
      examples('latchkey operator services rotate-secret billing --overlap 3600 --yes > new-secret.txt'),
    )
    .action(rotateSecret);
  serverCommand(services, 'delete <name>', 'Removes a service: its scopes end for every key.')
    .option(...yesOption)
    .action(remove);
}

async function list({ json, ...options }: CommonOptions): Promise<void> {
  const { client } = await connect(options);
  await writeList(await client.resourceServers.list(), columns, json);
}

async function create(
  name: string,
  { json, title, ...options }: CommonOptions & { title: string },
): Promise<void> {
  const { client } = await connect(options);
  writeIssued(await client.resourceServers.create({ name, title }), json);
}

async function setScopes(
  name: string,
  file: string,
  { json, yes, ...options }: CommonOptions & YesOption,
): Promise<void> {
  const scopes = parseScopes(await readText(file));
  const { client } = await connect(options);
  const service = await findService(client, name);
  const kept = new Set(scopes.map(({ scope }) => scope));
  const ending = service.scopes.map(({ scope }) => scope).filter((scope) => !kept.has(scope));
  if (ending.length > 0) await confirmUnless(yes, `End ${ending.join(', ')} for every key?`);
  writeFields(await client.resourceServers.putScopes(service.id, scopes), columns, json);
}

/** The server says what is wrong with a scope. */
function parseScopes(content: string): ResourceServerScope[] {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw usageError(`The file is not valid JSON: ${(error as Error).message}.`);
  }
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null);
  if (!isList) throw usageError('The JSON must be an array of objects.');
  return value as ResourceServerScope[];
}

async function rotateSecret(
  name: string,
  { json, yes, overlap, ...options }: CommonOptions & YesOption & { overlap: number },
): Promise<void> {
  const { client } = await connect(options);
  const { id } = await findService(client, name);
  const when = overlap === 0 ? 'immediately' : `after ${overlap} s`;
  await confirmUnless(yes, `Replace the secret of ${printable(name)}? The old one stops working ${when}.`);
  writeIssued(await client.resourceServers.rotateSecret(id, { overlapSeconds: overlap }), json);
}

async function remove(name: string, { yes, ...options }: CommonOptions & YesOption): Promise<void> {
  const { client } = await connect(options);
  const { id } = await findService(client, name);
  await confirmUnless(
    yes,
    `Remove the service ${printable(name)}? Its scopes end for every key, and its secret stops working.`,
  );
  await client.resourceServers.delete(id);
  tell(`Removed ${printable(name)}.`);
}

/** @throws CliError if no service has the name */
async function findService(client: LatchkeyClient, name: string): Promise<ResourceServer> {
  const service = (await client.resourceServers.list()).find((each) => each.name === name);
  if (service) return service;
  throw new CliError(
    `No service is called "${printable(name)}". "latchkey operator services list" shows all services.`,
    exitCodes.notFound,
  );
}

/** In a pipe it writes only the secret, for a file or a secret store. */
function writeIssued({ resourceServer, secret }: IssuedResourceServer, json = false): void {
  shownOnlyOnce(
    `The secret of ${resourceServer.name} was created but not delivered: replace it with "latchkey operator services rotate-secret ${resourceServer.name}".`,
  );
  if (json) return writeJson({ ...resourceServer, secret });
  if (!isTerminal()) {
    tell(`This is the only time that the secret of ${resourceServer.name} is shown.`);
    return writeLine(secret);
  }
  writeFields(resourceServer, [...columns, { title: 'Secret', value: () => secret }]);
  tell('The secret is shown only once. Save it now.');
}

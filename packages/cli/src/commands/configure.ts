import { displayPrefix, isWellFormedApiKey } from '@latchkey/sdk/api-key-format';
import type { Command } from 'commander';
import { askForText, canAsk, readSecret } from '../ask.js';
import { CliError, usageError } from '../cli-error.js';
import { checkedProfileName, loadConfig, type Profile, saveConfig } from '../config/config-file.js';
import { configFile } from '../config/paths.js';
import { environment } from '../environment.js';
import { exitCodes } from '../exit-codes.js';
import { tell } from '../output/output.js';
import { printable } from '../output/printable.js';
import { examples } from './common.js';

interface ConfigureOptions {
  profile?: string;
  key?: string | boolean;
  workspace?: string;
  baseUrl?: string;
  check: boolean;
}

const DEFAULT_BASE_URL = 'http://127.0.0.1:3000';

export function addConfigureCommand(program: Command): void {
  program
    .command('configure')
    .description('Saves a server address and an API key in a profile. Prompts for what is missing.')
    .option('--base-url <url>', 'the address of the server')
    .option('--key <key>', 'the API key; with "-" or no terminal, read from standard input')
    .option('--no-key', 'save only the address, for use with "latchkey login"')
    .option('--workspace <id>', "the workspace to act in (default: the key's)")
    .option('--profile <name>', 'the profile to create or change (default: the current one)')
    .option('--no-check', 'save the key without checking it on the server')
    .addHelpText(
      'after',
      examples(
        'latchkey configure',
        'latchkey configure --base-url https://latchkey.example.com < key.txt',
        'latchkey configure --profile staging --base-url https://staging.example.com --no-key',
      ),
    )
    .action(configure);
}

async function configure(options: ConfigureOptions): Promise<void> {
  const config = await loadConfig();
  const name = checkedProfileName(options.profile ?? environment('LATCHKEY_PROFILE') ?? config.current);
  const before = config.profiles.get(name);
  const baseUrl = await readBaseUrl(options, before);
  const apiKey = options.key === false ? undefined : await readKey(options);
  const profile: Profile = { baseUrl, apiKey, workspaceId: options.workspace };
  if (apiKey !== undefined && options.check) profile.workspaceId = await checkKey(profile, apiKey);
  config.profiles.set(name, profile);
  await saveConfig({ ...config, current: config.profiles.size === 1 ? name : config.current });
  const what = apiKey === undefined ? baseUrl : `${displayPrefix(apiKey)}… on ${baseUrl}`;
  tell(`Profile "${name}": ${printable(what)}, saved in ${configFile()}.`);
}

async function readBaseUrl(options: ConfigureOptions, before: Profile | undefined): Promise<string> {
  const known = options.baseUrl ?? environment('LATCHKEY_BASE_URL');
  const text =
    known ??
    (canAsk() ? await askForText('Server address', before?.baseUrl ?? DEFAULT_BASE_URL) : before?.baseUrl);
  if (text === undefined)
    throw usageError('Set the server address with --base-url, such as https://latchkey.example.com.');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw usageError('Invalid server address. Use a URL that starts with https:// or http://.');
  }
  return text.replace(/\/+$/, '');
}

async function readKey({ key }: ConfigureOptions): Promise<string> {
  if (typeof key === 'string' && key !== '-') {
    tell(
      'This key may be in your shell history now. Pipe it in instead, or let "latchkey configure" prompt for it.',
    );
  }
  const given = typeof key === 'string' && key !== '-' ? key : undefined;
  const text = given ?? (await readSecret('API key (hidden)'));
  if (text === '') throw usageError('Standard input holds no key.');
  if (!isWellFormedApiKey(text, text.slice(0, Math.max(0, text.lastIndexOf('_'))))) {
    throw usageError('Not a valid API key: a character is missing or wrong. Copy the whole key again.');
  }
  return text;
}

/** @returns the workspace to act in */
async function checkKey({ baseUrl, workspaceId }: Profile, apiKey: string): Promise<string | undefined> {
  const { AuthenticationError, Latchkey } = await import('@latchkey/sdk');
  const client = new Latchkey({ apiKey, baseUrl, workspaceId });
  try {
    const { workspace } = await client.me();
    return workspaceId ?? workspace?.id;
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    throw new CliError(
      `${baseUrl} does not accept this key: it may be revoked, expired, or from another server. Nothing was saved.`,
      exitCodes.notAuthenticated,
    );
  }
}

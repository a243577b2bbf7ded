import { CliError, usageError } from '../cli-error.js';
import { configFile } from './paths.js';
import { readPrivateFile, writePrivateFile } from './private-file.js';

/** A server and the credentials for it. */
export interface Profile {
  baseUrl?: string;
  workspaceId?: string;
  apiKey?: string;
}

export interface Config {
  /** The profile to use if none is named. */
  current: string;
  profiles: Map<string, Profile>;
}

export const DEFAULT_PROFILE = 'default';
const NAME = /^[A-Za-z0-9][\w.-]{0,63}$/;

/** Profile names become parts of file names. */
export function checkedProfileName(name: string): string {
  if (NAME.test(name)) return name;
  throw usageError(
    `Invalid profile name "${name}". Use letters, digits, ".", "_" and "-", at most 64, starting with a letter or digit.`,
  );
}

export async function loadConfig(): Promise<Config> {
  const content = (await readPrivateFile(configFile())) ?? {};
  const { current_profile: current = DEFAULT_PROFILE, profiles = {} } = content;
  if (typeof current !== 'string' || !NAME.test(current)) throw damaged('current_profile');
  if (typeof profiles !== 'object' || profiles === null) throw damaged('profiles');
  return {
    current,
    profiles: new Map(Object.entries(profiles).map(([name, profile]) => [name, readProfile(name, profile)])),
  };
}

export async function saveConfig({ current, profiles }: Config): Promise<void> {
  await writePrivateFile(configFile(), {
    current_profile: current,
    profiles: Object.fromEntries([...profiles].map(([name, profile]) => [name, writeProfile(profile)])),
  });
}

function readProfile(name: string, profile: unknown): Profile {
  if (!NAME.test(name) || typeof profile !== 'object' || profile === null) throw damaged('profiles');
  const text = (field: string): string | undefined => {
    const value = (profile as Record<string, unknown>)[field];
    if (value === undefined || typeof value === 'string') return value;
    throw damaged(`profiles.${name}.${field}`);
  };
  return { baseUrl: text('base_url'), workspaceId: text('workspace_id'), apiKey: text('api_key') };
}

const writeProfile = ({ baseUrl, workspaceId, apiKey }: Profile): object => ({
  base_url: baseUrl,
  workspace_id: workspaceId,
  api_key: apiKey,
});

const damaged = (field: string): CliError =>
  new CliError(
    `${configFile()} is damaged at "${field}". Correct it, or remove it and run "latchkey configure" again.`,
  );

import type { LatchkeyClient, LatchkeySession } from '@latchkey/sdk';
import { askForProof } from './ask-for-proof.js';
import { CliError, usageError } from './cli-error.js';
import { checkedProfileName, type Config, loadConfig, type Profile } from './config/config-file.js';
import { hasSession, sessionFileStore } from './config/session-file.js';
import { environment } from './environment.js';
import { tellWait } from './limits.js';
import { exitCodes } from './exit-codes.js';

/** Options of every command that calls a server. */
export interface ConnectionOptions {
  profile?: string;
  workspace?: string;
}

export interface Target {
  config: Config;
  profileName: string;
  profile: Profile;
  baseUrl: string;
  workspaceId: string | undefined;
}

export interface ConnectedTo extends Target {
  client: LatchkeyClient;
  /** Where the credential is from. */
  credential: 'environment' | 'session' | 'profile';
  /** The workspace to act in: the configured one, or else the one the server reports. */
  workspaceIdOrOwn: () => Promise<string>;
}

/** Options override the environment, which overrides the profile. */
export async function findTarget(options: ConnectionOptions): Promise<Target> {
  const config = await loadConfig();
  const named = options.profile ?? environment('LATCHKEY_PROFILE');
  const profileName = checkedProfileName(named ?? config.current);
  const profile = config.profiles.get(profileName);
  if (named !== undefined && profile === undefined) {
    throw usageError(
      `No profile is named "${named}". Create it with "latchkey configure --profile ${named}".`,
    );
  }
  const baseUrl = environment('LATCHKEY_BASE_URL') ?? profile?.baseUrl;
  if (baseUrl === undefined) {
    throw usageError('No server is configured: run "latchkey configure", or set LATCHKEY_BASE_URL.');
  }
  const workspaceId = options.workspace ?? environment('LATCHKEY_WORKSPACE_ID') ?? profile?.workspaceId;
  return { config, profileName, profile: profile ?? {}, baseUrl, workspaceId };
}

/** Loaded on first use: help and a wrong command line need no client. */
const loadSdk = () => import('@latchkey/sdk');

export async function openSession({ profileName, baseUrl, workspaceId }: Target): Promise<LatchkeySession> {
  const { Latchkey } = await loadSdk();
  const session = Latchkey.session({
    baseUrl,
    workspaceId,
    onWait: tellWait,
    refreshTokenStore: sessionFileStore(profileName, baseUrl),
    async onStepUp(challenge) {
      await session.stepUp(await askForProof(challenge));
      return true;
    },
  });
  return session;
}

/** The first of these that exists is used: LATCHKEY_API_KEY, the session, the profile's key. */
export async function connect(options: ConnectionOptions): Promise<ConnectedTo> {
  const target = await findTarget(options);
  const { client, credential } = await authenticate(target);
  return {
    ...target,
    client,
    credential,
    async workspaceIdOrOwn() {
      if (target.workspaceId !== undefined) return target.workspaceId;
      const { workspace } = await client.me();
      if (workspace) return workspace.id;
      throw usageError('Choose a workspace with --workspace <id>. "latchkey workspaces list" shows yours.');
    },
  };
}

async function authenticate(target: Target): Promise<Pick<ConnectedTo, 'client' | 'credential'>> {
  const { baseUrl, workspaceId, profile, profileName } = target;
  const clientWithKey = async (apiKey: string): Promise<LatchkeyClient> => {
    const { Latchkey } = await loadSdk();
    return new Latchkey({ apiKey, baseUrl, workspaceId, onWait: tellWait });
  };
  const fromEnvironment = environment('LATCHKEY_API_KEY');
  if (fromEnvironment !== undefined) {
    return { client: await clientWithKey(fromEnvironment), credential: 'environment' };
  }
  if (await hasSession(profileName)) return { client: await openSession(target), credential: 'session' };
  if (profile.apiKey !== undefined) {
    return { client: await clientWithKey(profile.apiKey), credential: 'profile' };
  }
  throw new CliError(
    'Not signed in. Run "latchkey configure" to use a key or "latchkey login" to sign in, or set LATCHKEY_API_KEY.',
    exitCodes.notAuthenticated,
  );
}

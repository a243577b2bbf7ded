import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { Problem, problem } from '../../../core/errors/problem.js';
import { displayName } from '../../../core/http/fields.js';
import type { Actor } from '../../../core/principal/actor.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { type Change, Changes } from '../../audit/changes.js';
import { lockUser } from '../../auth/factors/lock-user.js';
import { factorTypesOf } from '../../auth/factors/factor-types.js';
import { Passkeys } from '../../auth/factors/passkeys.js';
import type { SecondFactorQuestion } from '../../auth/factors/second-factor-problems.js';
import { issueChallenge } from '../../auth/factors/sign-in-challenge.js';
import { rememberAddress } from '../../auth/sign-in/familiar-addresses.js';
import { NewSignIns } from '../../auth/sign-in/new-sign-ins.js';
import { type IssuedTokens, lockConfinement, Sessions } from '../../auth/sessions/sessions.js';
import { SignUpLimit } from '../../sign-up/sign-up-limit.js';
import { SignUpService } from '../../sign-up/sign-up.service.js';
import { email as emailAddress } from '../../users/email.schema.js';
import { refuseSuspended } from '../../users/refuse-suspended.js';
import { insertIdentity, isTaken } from '../identities/identities.js';
import { useIdentity } from '../identities/identity-uses.js';
import { Identity } from '../identities/identity.entity.js';
import { NewMembers } from './new-members.js';
import type { Proof, ProvenIdentity } from './sso-flow.js';
import { signUpVariables } from '../../sign-up/sign-up.variables.js';

/** A session, or the request for the account's second factor. */
export type SsoOutcome = { tokens: IssuedTokens } | { question: SecondFactorQuestion };

interface SsoBeginning {
  id: string;
  amr: string[];
  authTime: Date | null;
  /** The workspace whose provider began it. */
  ssoProviders?: string[];
  confinedTo?: string;
}

/** Exchanges an identity for a new session. */
@Injectable()
export class SsoSignIn {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly changes: Changes,
    private readonly sessions: Sessions,
    private readonly keyRing: KeyRing,
    private readonly newSignIns: NewSignIns,
    private readonly passkeys: Passkeys,
    private readonly signUp: SignUpService,
    private readonly signUpLimit: SignUpLimit,
    private readonly newMembers: NewMembers,
  ) {}

  /**
   * @param sessionId the new session's id
   * @throws 401 if the sign-in was already completed; 403 while the account is suspended, or for a new one if sign-up is
   *   closed; 409 for an identity that is not linked to an account and cannot have a new one; 429
   */
  async signIn(actor: Actor, sessionId: string, proof: Proof, userAgent: string | null): Promise<SsoOutcome> {
    const { identity, provider } = proof;
    const { workspace } = provider;
    const beginning = {
      id: sessionId,
      amr: amrOf(identity),
      authTime: identity.authTime,
      // Its owners run the provider, or trust who does, so it can speak for the workspace and for nothing else.
      ...(workspace ? { ssoProviders: [workspace.providerId], confinedTo: workspace.id } : {}),
    };
    const outcome = await this.changes.run(actor, (change) =>
      this.enter(change, identity, beginning, userAgent),
    );
    return outcome ?? { tokens: await this.createAccount(actor, proof, beginning, userAgent) };
  }

  /** @returns undefined for an identity that is not linked to an account */
  private async enter(
    change: Change,
    { issuer, subject }: ProvenIdentity,
    beginning: SsoBeginning,
    userAgent: string | null,
  ): Promise<SsoOutcome | undefined> {
    const { manager } = change;
    const { confinedTo, ssoProviders } = beginning;
    if (confinedTo !== undefined) await lockConfinement(change, confinedTo);
    const found = await manager.findOneBy(Identity, { issuer, subject });
    const user = found && (await lockUser(change, found.userId));
    // Check again, now that nobody can unlink it.
    if (!user || !(await manager.existsBy(Identity, { id: found.id, userId: user.id }))) return undefined;
    await refuseSuspended(manager, user.id);
    // The same answer whether the person has left, or never came.
    if (confinedTo !== undefined && !(await isMember(manager, confinedTo, user.id))) return undefined;
    const used = await manager.query<unknown[]>('SELECT FROM sessions WHERE id = $1', [beginning.id]);
    if (used.length > 0) throw problem('sso_failed');
    const factorTypes = await factorTypesOf(manager, user.id);
    if (factorTypes.length > 0) {
      // Even if the provider asked for one: this one protects the account from someone who takes over the provider's.
      await change.record('account.second_factor_requested', { workspaceId: null, targetId: user.id });
      const { address } = change.actor;
      const [id] = ssoProviders ?? [];
      const challenge = await issueChallenge(manager, this.keyRing, user, address, {
        amr: beginning.amr,
        identityId: found.id,
        ...(id !== undefined && confinedTo !== undefined
          ? { workspaceProvider: { id, workspaceId: confinedTo } }
          : {}),
      });
      const publicKey = await this.passkeys.requestOptions(manager, user.id, challenge);
      return { question: { challenge, factorTypes, publicKey } };
    }
    if (user.heldToPasswordAt !== null) throw problem('password_required');
    await useIdentity(change, user.id, found.id);
    const tokens = await this.sessions.start(change, user.id, userAgent, beginning);
    await this.newSignIns.note(change, user, userAgent, confinedTo ?? null);
    return { tokens };
  }

  private async createAccount(
    actor: Actor,
    proof: Proof,
    beginning: SsoBeginning,
    userAgent: string | null,
  ): Promise<IssuedTokens> {
    const { identity, provider } = proof;
    const { workspace } = provider;
    const address = emailAddress.safeParse(identity.email);
    // The provider of a workspace need not say it: only addresses of the workspace's own domains count.
    const isVouchedFor = workspace ? identity.emailVerified !== false : identity.emailVerified === true;
    if (!isVouchedFor || !address.success) throw problem('sso_not_linked');
    if (workspace) await this.newMembers.requireWelcome(workspace.providerId, address.data);
    if (variablesOf(this.config, signUpVariables).SIGNUP === 'closed') throw problem('signup_closed');
    await this.signUpLimit.take(actor.address);
    const person = { email: address.data, name: displayName().safeParse(identity.name).data };
    try {
      return await this.signUp.createWithoutPassword(actor, person, async (change, { user }) => {
        await insertIdentity(change, user.id, proof);
        if (workspace) await this.newMembers.join(change, workspace, user);
        const tokens = await this.sessions.start(change, user.id, userAgent, beginning);
        if (!workspace) await rememberAddress(change, user.id);
        return tokens;
      });
    } catch (error) {
      // The address alone never opens an existing account, however well the provider vouches for it.
      const isKnown = error instanceof Problem && error.code === 'email_taken';
      throw isKnown || isTaken(error) ? problem('sso_not_linked', { cause: error }) : error;
    }
  }
}

async function isMember(manager: EntityManager, workspaceId: string, userId: string): Promise<boolean> {
  const found = await manager.query<unknown[]>(
    'SELECT FROM memberships WHERE workspace_id = $1 AND user_id = $2',
    [workspaceId, userId],
  );
  return found.length > 0;
}

/** The provider's methods, except `mfa`: here that means a factor of the account itself. */
const amrOf = ({ amr }: ProvenIdentity): string[] => [
  ...new Set(['sso', ...amr.filter((method) => method !== 'mfa')]),
];

import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import { brokenConstraint } from '../../core/database/database-unavailable.js';
import { problem } from '../../core/errors/problem.js';
import type { Actor } from '../../core/principal/actor.js';
import { newId } from '../../core/secrets/ids.js';
import { ApiKeyIssuer, type IssuedApiKey } from '../api-keys/api-key-issuer.js';
import { type Change, Changes } from '../audit/changes.js';
import { EmailAddresses } from '../auth/email-addresses.js';
import { rememberAddress } from '../auth/familiar-addresses.js';
import { PasswordHasher } from '../auth/password-hasher.js';
import { type IssuedTokens, Sessions } from '../auth/sessions.js';
import { confirmEmail, insertUser } from '../users/user-changes.js';
import { User } from '../users/user.entity.js';
import { createWorkspace } from '../workspaces/create-workspace.js';
import type { Workspace } from '../workspaces/workspace.entity.js';
import type { SignUpBody } from './sign-up.schemas.js';

export interface NewAccount {
  user: User;
  workspace: Workspace;
  issuedKey: IssuedApiKey;
}

/** An account comes with a workspace of its own and a first key: all or nothing. */
@Injectable()
export class SignUpService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly changes: Changes,
    private readonly passwords: PasswordHasher,
    private readonly keyIssuer: ApiKeyIssuer,
    private readonly sessions: Sessions,
    private readonly emailAddresses: EmailAddresses,
  ) {}

  /** Somebody creates an account for themselves, and is signed in. */
  signUp(
    actor: Actor,
    body: SignUpBody,
    userAgent: string | null,
  ): Promise<NewAccount & { tokens: IssuedTokens }> {
    return this.create(actor, body, async (change, account) => {
      const { user } = account;
      if (this.config.emailVerificationRequired) await this.emailAddresses.askForVerification(change, user);
      const tokens = await this.sessions.start(change, user.id, userAgent);
      await rememberAddress(change, user.id);
      return { ...account, tokens };
    });
  }

  /** The operator creates an account for somebody, and vouches for the address; nobody is signed in. */
  createAccount(actor: Actor, body: SignUpBody): Promise<NewAccount> {
    return this.create(actor, body, async (change, { user, ...rest }) => {
      await confirmEmail(change.manager, user.id);
      return { ...rest, user: await change.manager.findOneByOrFail(User, { id: user.id }) };
    });
  }

  /** @param complete what else belongs into the same change */
  private async create<T>(
    actor: Actor,
    { email, password, name }: SignUpBody,
    complete: (change: Change, account: NewAccount) => Promise<T>,
  ): Promise<T> {
    const passwordHash = await this.passwords.hash(password, actor);
    try {
      return await this.changes.run(actor, async (change) => {
        const userId = newId();
        const workspaceId = newId();
        await insertUser(change.manager, {
          id: userId,
          email,
          name: name ?? null,
          passwordHash,
          personalWorkspaceId: workspaceId,
        });
        await change.record('account.created', {
          workspaceId,
          targetId: userId,
          actorUserId: userId,
        });
        const workspace = await createWorkspace(change, {
          id: workspaceId,
          name: name ? `${name}'s workspace` : 'My workspace',
          ownerId: userId,
        });
        const issuedKey = await this.keyIssuer.issue(change, {
          workspaceId,
          name: 'First key',
          createdBy: userId,
        });
        const user = await change.manager.findOneByOrFail(User, { id: userId });
        return complete(change, { user, workspace, issuedKey });
      });
    } catch (error) {
      if (brokenConstraint(error) === 'users_email_key') throw problem('email_taken', { cause: error });
      throw error;
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import { brokenConstraint } from '../../core/database/database-unavailable.js';
import { problem } from '../../core/errors/problem.js';
import type { Actor } from '../../core/principal/actor.js';
import { newId } from '../../core/secrets/ids.js';
import { ApiKeyIssuer, type IssuedApiKey } from '../api-keys/api-key-issuer.js';
import { type Change, Changes } from '../audit/changes.js';
import { EmailAddresses } from '../auth/email-addresses/email-addresses.js';
import { rememberAddress } from '../auth/sign-in/familiar-addresses.js';
import { PasswordHasher } from '../auth/passwords/password-hasher.js';
import { type IssuedTokens, Sessions } from '../auth/sessions/sessions.js';
import { randomToken } from '../../core/secrets/random-token.js';
import { confirmEmail, distrustPassword, insertUser } from '../users/user-changes.js';
import { User } from '../users/user.entity.js';
import { createWorkspace, personalWorkspaceName } from '../workspaces/create-workspace.js';
import type { Workspace } from '../workspaces/workspace.entity.js';
import type { SignUpBody } from './sign-up.schemas.js';
import { isVerificationRequired } from '../mail/mail.variables.js';

interface AccountWithWorkspace {
  user: User;
  workspace: Workspace;
}

export interface NewAccount extends AccountWithWorkspace {
  issuedKey: IssuedApiKey;
}

/** Creates an account with its own workspace and, if someone can be shown it, a first key: all or nothing. */
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

  /** A user creates their own account, and is signed in. */
  signUp(
    actor: Actor,
    body: SignUpBody,
    userAgent: string | null,
  ): Promise<NewAccount & { tokens: IssuedTokens }> {
    return this.create(actor, body, async (change, account) => {
      const { user } = account;
      const issuedKey = await this.issueFirstKey(change, account);
      if (isVerificationRequired(this.config)) await this.emailAddresses.askForVerification(change, user);
      const tokens = await this.sessions.start(change, user.id, userAgent);
      await rememberAddress(change, user.id);
      return { ...account, issuedKey, tokens };
    });
  }

  /** The operator creates an account for someone else, and vouches for the address; nobody is signed in. */
  createAccount(actor: Actor, body: SignUpBody): Promise<NewAccount> {
    return this.create(actor, body, async (change, account) => {
      const { user, workspace } = account;
      const issuedKey = await this.issueFirstKey(change, account);
      await confirmEmail(change.manager, user.id);
      return { workspace, issuedKey, user: await change.manager.findOneByOrFail(User, { id: user.id }) };
    });
  }

  /**
   * An identity provider vouches for the address. No one knows the password until the owner resets it, and there is no
   * first key, because no one would be shown it.
   */
  createWithoutPassword<T>(
    actor: Actor,
    person: { email: string; name?: string | undefined },
    complete: (change: Change, account: AccountWithWorkspace) => Promise<T>,
  ): Promise<T> {
    return this.create(actor, { ...person, password: randomToken() }, async (change, account) => {
      await confirmEmail(change.manager, account.user.id);
      await distrustPassword(change.manager, account.user.id);
      return complete(change, account);
    });
  }

  private issueFirstKey(change: Change, { user, workspace }: AccountWithWorkspace): Promise<IssuedApiKey> {
    return this.keyIssuer.issue(change, {
      workspaceId: workspace.id,
      name: 'First key',
      createdBy: user.id,
    });
  }

  /** @param complete adds whatever else belongs in the same change */
  private async create<T>(
    actor: Actor,
    { email, password, name }: SignUpBody,
    complete: (change: Change, account: AccountWithWorkspace) => Promise<T>,
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
          name: personalWorkspaceName(name),
          ownerId: userId,
        });
        const user = await change.manager.findOneByOrFail(User, { id: userId });
        return complete(change, { user, workspace });
      });
    } catch (error) {
      if (brokenConstraint(error) === 'users_email_key') throw problem('email_taken', { cause: error });
      throw error;
    }
  }
}

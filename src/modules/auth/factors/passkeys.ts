import { Inject, Injectable } from '@nestjs/common';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import { KeyRing } from '../../../core/secrets/key-ring.js';
import { type Change, Changes } from '../../audit/changes.js';
import { releaseFromPassword } from '../../users/user-changes.js';
import { User } from '../../users/user.entity.js';
import { noteProof } from '../sessions/session-proof.js';
import { Factor } from './factor.entity.js';
import { FactorNotices } from './factor-notices.js';
import { FactorUses } from './factor-uses.js';
import { hasSecondFactor } from './factor-types.js';
import { factorRecord, refuseTooManyFactors, requireUser } from './factor-changes.js';
import { NotAccepted, orRefusal } from './not-accepted.js';
import type { Descriptor, StoredPasskey } from './passkey-ceremony.js';
import { isSpentInSession, issuePasskeyChallenge, openPasskeyChallenge } from './passkey-challenge.js';
import { replaceRecoveryCodes } from './recovery-codes.js';
import { RelyingParty } from './relying-party.js';
import { passkeyNotAccepted } from './second-factor-problems.js';

const DEFAULT_NAME = 'Passkey';

const loadCeremony = () => import('./passkey-ceremony.js');

interface Owner {
  userId: string;
  sessionId: string;
}

/** Passkeys: keys kept by a device or password manager, which uses them only after recognising its user. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly keyRing: KeyRing,
    private readonly notices: FactorNotices,
    private readonly uses: FactorUses,
    private readonly relyingParty: RelyingParty,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * What a browser needs to create a passkey.
   *
   * @throws 409 if passkeys are unavailable
   */
  async creationOptions(actor: Actor, { userId, sessionId }: Owner): Promise<object> {
    const { manager } = this.dataSource;
    const user = await manager.findOneByOrFail(User, { id: userId });
    const challenge = await issuePasskeyChallenge(manager, this.keyRing, 'enrolment', {
      sessionId,
      address: actor.address,
    });
    const { creationOptions } = await loadCeremony();
    return creationOptions(this.relyingParty, challenge, user, await passkeysOf(manager, userId));
  }

  /**
   * Adds a passkey. From now on it is required, or signs in by itself.
   *
   * @returns also recovery codes, if it is the first factor
   * @throws 400 for an unacceptable answer of the authenticator; 409
   */
  add(
    actor: Actor,
    owner: Owner,
    name: string | undefined,
    attestation: RegistrationResponseJSON,
  ): Promise<{ factor: Factor; recoveryCodes: string[] }> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const created = await orRefusal(() => this.verifyCreation(change, owner, attestation));
      if (created instanceof NotAccepted) throw passkeyNotAccepted(created);
      return this.addWithin(change, owner, { ...created, name: name ?? DEFAULT_NAME });
    });
  }

  private async verifyCreation(
    change: Change,
    { userId, sessionId }: Owner,
    attestation: RegistrationResponseJSON,
  ) {
    const { signedChallenge, verifyCreation } = await loadCeremony();
    await requireUser(change, userId);
    const signed = signedChallenge(this.relyingParty, attestation);
    const challenge = await openPasskeyChallenge(change.manager, this.keyRing, 'enrolment', signed, {
      sessionId,
      address: change.actor.address,
    });
    if (!challenge || (await isSpentInSession(change.manager, challenge))) throw new NotAccepted(STALE);
    return { id: challenge.id, ...(await verifyCreation(this.relyingParty, signed, attestation)) };
  }

  private async addWithin(
    change: Change,
    { userId, sessionId }: Owner,
    passkey: {
      id: string;
      name: string;
      credentialId: string;
      publicKey: Buffer;
      signCount: number;
      transports: string[];
    },
  ): Promise<{ factor: Factor; recoveryCodes: string[] }> {
    const { manager } = change;
    await refuseTooManyFactors(change, this.config, userId);
    const user = await requireUser(change, userId);
    const isFirst = !(await hasSecondFactor(manager, userId));
    const { id, name } = passkey;
    const inserted = await manager.query<unknown[]>(
      `INSERT INTO factors (id, user_id, type, name, credential_id, public_key, sign_count, transports, confirmed_at)
       VALUES ($1, $2, 'passkey', $3, $4, $5, $6, $7, clock_timestamp())
       ON CONFLICT (credential_id) DO NOTHING RETURNING id`,
      [id, userId, name, passkey.credentialId, passkey.publicKey, passkey.signCount, passkey.transports],
    );
    if (inserted.length === 0) throw problem('conflict', { detail: 'This passkey is registered already.' });
    await noteProof(change, sessionId, ['pop', 'mfa']);
    await releaseFromPassword(manager, userId);
    await change.record('account.factor_added', factorRecord(userId, { id, type: 'passkey', name }));
    await this.notices.changed(change, user, 'passkey_added');
    await this.uses.noted(change, userId);
    return {
      factor: await manager.findOneByOrFail(Factor, { id }),
      recoveryCodes: isFirst ? await replaceRecoveryCodes(change, userId) : [],
    };
  }

  /**
   * What a browser needs to ask for a passkey of the account.
   *
   * @returns undefined if it has none
   */
  async requestOptions(
    manager: EntityManager,
    userId: string,
    challenge: string,
  ): Promise<object | undefined> {
    const passkeys = await passkeysOf(manager, userId);
    if (passkeys.length === 0) return undefined;
    const { requestOptions } = await loadCeremony();
    return requestOptions(this.relyingParty, challenge, passkeys);
  }

  /**
   * Call this with the user's row locked, in a change that commits even if this fails.
   *
   * @param isChallenge whether the signed challenge was issued for this purpose and is unspent
   * @returns why it is not accepted
   */
  async accept(
    change: Change,
    user: Pick<User, 'id' | 'email'>,
    assertion: AuthenticationResponseJSON,
    isChallenge: (signed: string) => Promise<boolean>,
  ): Promise<NotAccepted | undefined> {
    const [passkey] = await change.manager.query<(StoredPasskey & { id: string; name: string })[]>(
      `SELECT id, name, credential_id AS "credentialId", public_key AS "publicKey", sign_count AS "signCount"
       FROM factors WHERE user_id = $1 AND credential_id = $2`,
      [user.id, assertion.id],
    );
    if (!passkey) return new NotAccepted(UNKNOWN);
    const { isCounterBehind, signedChallenge, verifyAssertion } = await loadCeremony();
    const counter = await orRefusal(async () => {
      const signed = signedChallenge(this.relyingParty, assertion);
      if (!(await isChallenge(signed))) throw new NotAccepted(STALE);
      return verifyAssertion(this.relyingParty, signed, assertion, { userId: user.id, passkey });
    });
    if (counter instanceof NotAccepted) return counter;
    if (isCounterBehind(counter, passkey)) {
      const { id, name } = passkey;
      await change.record('account.passkey_cloned', factorRecord(user.id, { id, type: 'passkey', name }));
      await this.notices.passkeyCloned(change, user, name);
      return new NotAccepted(CLONED);
    }
    await change.manager.query(
      'UPDATE factors SET sign_count = $2, last_used_at = clock_timestamp() WHERE id = $1',
      [passkey.id, counter],
    );
    return undefined;
  }
}

export const UNKNOWN = 'It is not registered here, or was removed.';
const STALE = 'It took more than 5 minutes, was used already, or was asked for elsewhere. Ask for it again.';
const CLONED =
  'Its counter went back, so there may be a copy of it. The owner of the account has been told by email.';

const passkeysOf = (manager: EntityManager, userId: string): Promise<Descriptor[]> =>
  manager.query<Descriptor[]>(
    `SELECT credential_id AS "credentialId", transports FROM factors
     WHERE user_id = $1 AND type = 'passkey' ORDER BY id`,
    [userId],
  );

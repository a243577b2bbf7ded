import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import {
  COSEALG,
  decodeAttestationObject,
  decodeClientDataJSON,
  isoBase64URL,
  parseAuthenticatorData,
} from '@simplewebauthn/server/helpers';
import { isId } from '../../../core/secrets/ids.js';
import { NotAccepted } from './not-accepted.js';
import type { RelyingParty } from './relying-party.js';
import { PASSKEY_CHALLENGE_SECONDS } from './passkey-challenge.js';

/**
 * WebAuthn (W3C) through the library; this file configures what we require. Nothing here accesses the database. Import
 * it only when a passkey is used: loading the library takes a tenth of the time of starting a server.
 */

const ALGORITHMS = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];
const TIMEOUT = PASSKEY_CHALLENGE_SECONDS * 1000;

/** What a browser needs in order to find a passkey. */
export interface Descriptor {
  credentialId: string;
  transports: string[];
}

export interface NewPasskey extends Descriptor {
  publicKey: Buffer;
  signCount: number;
}

export interface StoredPasskey {
  credentialId: string;
  publicKey: Buffer;
  /** A `bigint` as text. */
  signCount: string;
}

export const creationOptions = (
  relyingParty: RelyingParty,
  challenge: string,
  user: { id: string; email: string; name: string | null },
  existing: Descriptor[],
) =>
  generateRegistrationOptions({
    rpID: relyingParty.id,
    rpName: relyingParty.name,
    challenge,
    userID: handleOf(user.id),
    userName: user.email,
    userDisplayName: user.name ?? user.email,
    timeout: TIMEOUT,
    // Attestation says who made the authenticator, but we accept any.
    attestationType: 'none',
    excludeCredentials: existing.map(described),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });

/** @param passkeys the passkeys that may answer; empty: any that the authenticator has for this server */
export const requestOptions = (relyingParty: RelyingParty, challenge: string, passkeys: Descriptor[] = []) =>
  generateAuthenticationOptions({
    rpID: relyingParty.id,
    challenge,
    timeout: TIMEOUT,
    userVerification: 'required',
    allowCredentials: passkeys.map(described),
  });

/**
 * The challenge that the authenticator signed on one of our pages.
 *
 * @throws NotAccepted
 */
export function signedChallenge(
  relyingParty: RelyingParty,
  { response: { clientDataJSON } }: { response: { clientDataJSON: string } },
): string {
  const data = understood('clientDataJSON', () => decodeClientDataJSON(clientDataJSON));
  if (typeof data.origin !== 'string' || !relyingParty.isOwn(data.origin)) {
    throw new NotAccepted(
      `It was made for the page "${String(data.origin).slice(0, 200)}", which is not this server.`,
    );
  }
  // In a frame of another site, users cannot see what they sign in to.
  if (data.crossOrigin === true) throw new NotAccepted('It was made in a frame of another site.');
  return understood('challenge', () => isoBase64URL.toUTF8String(data.challenge));
}

/** @throws NotAccepted */
export async function verifyCreation(
  relyingParty: RelyingParty,
  challenge: string,
  attestation: RegistrationResponseJSON,
): Promise<NewPasskey> {
  refuseCertificates(attestation);
  const { verified, registrationInfo } = await accepted(() =>
    verifyRegistrationResponse({
      response: attestation,
      expectedChallenge: isoBase64URL.fromUTF8String(challenge),
      expectedOrigin: decodeClientDataJSON(attestation.response.clientDataJSON).origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!verified || !registrationInfo) throw new NotAccepted('Its signature is wrong.');
  const { credential } = registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    signCount: credential.counter,
    transports: attestation.response.transports ?? [],
  };
}

/**
 * @returns the authenticator's current counter
 * @throws NotAccepted
 */
export async function verifyAssertion(
  relyingParty: RelyingParty,
  challenge: string,
  assertion: AuthenticationResponseJSON,
  { userId, passkey }: { userId: string; passkey: StoredPasskey },
): Promise<number> {
  const { userHandle } = assertion.response;
  if (userHandle && userHandle !== isoBase64URL.fromBuffer(handleOf(userId))) {
    throw new NotAccepted('It belongs to another account.');
  }
  const { verified, authenticationInfo } = await accepted(() =>
    verifyAuthenticationResponse({
      response: assertion,
      expectedChallenge: isoBase64URL.fromUTF8String(challenge),
      expectedOrigin: decodeClientDataJSON(assertion.response.clientDataJSON).origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        // The counter means something only if the signature is valid, so it is compared afterwards.
        counter: 0,
      },
    }),
  );
  if (!verified) throw new NotAccepted('Its signature is wrong.');
  return authenticationInfo.newCounter;
}

/** Two authenticators with one passkey have separate counters. Those without a counter always report 0. */
export const isCounterBehind = (counter: number, { signCount }: StoredPasskey): boolean =>
  (counter > 0 || Number(signCount) > 0) && counter <= Number(signCount);

/**
 * Nobody asked for certificates, and to check them the library would fetch revocation lists from URLs in them, which
 * the caller chooses.
 */
function refuseCertificates({ response }: RegistrationResponseJSON): void {
  const statement = understood('attestationObject', () => {
    const object = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject));
    parseAuthenticatorData(object.get('authData'));
    return { format: object.get('fmt'), certificates: object.get('attStmt').get('x5c') };
  });
  const isPlain = statement.format === 'none' || (statement.format === 'packed' && !statement.certificates);
  if (!isPlain) {
    throw new NotAccepted(`Its attestation is "${String(statement.format).slice(0, 50)}"; ask for none.`);
  }
}

function understood<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new NotAccepted(`Its ${what} cannot be read.`);
  }
}

/** The library throws plain errors about its input, with good messages. */
async function accepted<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (error) {
    throw new NotAccepted(`${(error as Error).message.slice(0, 300)}.`.replace(/\.\.$/, '.'));
  }
}

const described = ({ credentialId, transports }: Descriptor) => ({
  id: credentialId,
  transports: transports as AuthenticatorTransport[],
});

/** The 16 bytes of the user's id, which reveal nothing about the user. */
function handleOf(userId: string): Uint8Array<ArrayBuffer> {
  if (!isId(userId)) throw new Error('Not an id');
  return new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'));
}

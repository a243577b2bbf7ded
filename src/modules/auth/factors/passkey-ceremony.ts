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
import type { RelyingParty } from './relying-party.js';
import { PASSKEY_CHALLENGE_SECONDS } from './passkey-challenge.js';

/** WebAuthn (W3C) by the library; here is what we ask of it. Nothing in this file looks into the database. */

const ALGORITHMS = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];
const TIMEOUT = PASSKEY_CHALLENGE_SECONDS * 1000;

/** Of a passkey, what a browser needs in order to find it. */
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
  /** From a `bigint`. */
  signCount: string;
}

/** Why an answer of an authenticator is not accepted, in words for who sent it. */
export class NotAccepted extends Error {}

const isNotAccepted = (error: unknown): error is NotAccepted => error instanceof NotAccepted;

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
    // Attestation says who made the authenticator, which is nothing to us: any will do.
    attestationType: 'none',
    excludeCredentials: existing.map(described),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });

/** @param passkeys which may answer; none: any that the authenticator has for this server */
export const requestOptions = (relyingParty: RelyingParty, challenge: string, passkeys: Descriptor[] = []) =>
  generateAuthenticationOptions({
    rpID: relyingParty.id,
    challenge,
    timeout: TIMEOUT,
    userVerification: 'required',
    allowCredentials: passkeys.map(described),
  });

/**
 * The challenge that the authenticator signed, of a page of ours.
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
  // In a frame of another site, the user would not see whom they sign in to.
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
 * @returns what the authenticator counts now
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
        // What it counts says something only if the signature is good: compared afterwards.
        counter: 0,
      },
    }),
  );
  if (!verified) throw new NotAccepted('Its signature is wrong.');
  return authenticationInfo.newCounter;
}

/** Two authenticators with one passkey count apart. Those that do not count at all always say 0. */
export const isCounterBehind = (counter: number, { signCount }: StoredPasskey): boolean =>
  (counter > 0 || Number(signCount) > 0) && counter <= Number(signCount);

/** @returns the refusal of what was not accepted; any other error is thrown */
export async function orRefusal<T>(work: () => Promise<T>): Promise<T | NotAccepted> {
  try {
    return await work();
  } catch (error) {
    if (isNotAccepted(error)) return error;
    throw error;
  }
}

/**
 * Nobody asked for certificates, and to check them the library would fetch revocation lists from addresses that are in
 * them: the caller's choice.
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

/** The library throws plain errors about what it was given, with good messages. */
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

/** The 16 bytes of the user's id: it tells nobody who they are. */
function handleOf(userId: string): Uint8Array<ArrayBuffer> {
  if (!isId(userId)) throw new Error('Not an id');
  return new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'));
}

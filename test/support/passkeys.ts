import { strict as assert } from 'node:assert';
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { type Account, request } from './client.js';

type Server = { url: string };

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const encode = (data: Uint8Array): string => Buffer.from(data).toString('base64url');

/** Bits of the flags of authenticator data. */
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

/** Mistakes that a test makes an authenticator or browser commit. */
export interface Faults {
  origin?: string;
  rpId?: string;
  crossOrigin?: boolean;
  isUserVerified?: boolean;
  /** Signs with a different key. */
  isForged?: boolean;
  /** By default, it counts by itself. */
  counter?: number;
  userHandle?: string;
  type?: string;
}

interface Options {
  challenge: string;
  rp?: { id: string };
  rpId?: string;
  user?: { id: string };
}

/** A device with one passkey, and the browser in front of it (WebAuthn level 3, ES256). */
export class Authenticator {
  readonly credentialId = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;
  #userHandle = '';

  /** @param origin the origin of the requesting page */
  constructor(private readonly origin: string) {}

  /** `navigator.credentials.create()` */
  create(options: Options, faults: Faults = {}, attestation: object = {}): Record<string, unknown> {
    this.#userHandle = options.user?.id ?? '';
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' });
    const coseKey = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x ?? '', 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y ?? '', 'base64url'))],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const authData = Buffer.concat([
      this.#authenticatorData(options.rp?.id, faults, ATTESTED),
      Buffer.alloc(16),
      length,
      this.credentialId,
      isoCBOR.encode(coseKey),
    ]);
    const object = new Map<string, unknown>(
      Object.entries({ fmt: 'none', attStmt: new Map(), ...attestation, authData: new Uint8Array(authData) }),
    );
    return this.#credential({
      clientDataJSON: this.#clientData('webauthn.create', options, faults),
      attestationObject: encode(isoCBOR.encode(object as never)),
      transports: ['internal'],
    });
  }

  /** `navigator.credentials.get()` */
  get(options: Options, faults: Faults = {}): Record<string, unknown> {
    const authenticatorData = this.#authenticatorData(options.rpId, faults, 0);
    const clientDataJSON = this.#clientData('webauthn.get', options, faults);
    const key: KeyObject = faults.isForged
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
      : this.#keys.privateKey;
    const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return this.#credential({
      clientDataJSON,
      authenticatorData: encode(authenticatorData),
      signature: encode(sign('sha256', signed, key)),
      userHandle: faults.userHandle ?? this.#userHandle,
    });
  }

  #credential(response: object): Record<string, unknown> {
    const id = encode(this.credentialId);
    return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} };
  }

  #clientData(type: string, { challenge }: Options, faults: Faults): string {
    const data = {
      type: faults.type ?? type,
      challenge,
      origin: faults.origin ?? this.origin,
      crossOrigin: faults.crossOrigin ?? false,
    };
    return encode(Buffer.from(JSON.stringify(data)));
  }

  #authenticatorData(rpId: string | undefined, faults: Faults, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    this.#counter += 1;
    counter.writeUInt32BE(faults.counter ?? this.#counter);
    const verified = (faults.isUserVerified ?? true) ? USER_VERIFIED : 0;
    return Buffer.concat([
      sha256(faults.rpId ?? rpId ?? ''),
      Buffer.from([USER_PRESENT | verified | flags]),
      counter,
    ]);
  }
}

/** The test servers' own origin, to which passkeys are bound. */
export const originOf = ({ url }: Server): string => `http://localhost:${new URL(url).port}`;

export async function optionsFrom(
  server: Server,
  path: string,
  account?: Pick<Account, 'accessToken'>,
  address?: string,
): Promise<Options> {
  const response = await request(server, 'POST', path, {
    ...(account ? { token: account.accessToken } : {}),
    ...(address ? { address } : {}),
  });
  assert.equal(response.status, 200, response.text);
  return response.json.passkey_options as Options;
}

export interface Passkey {
  authenticator: Authenticator;
  factorId: string;
  recoveryCodes: string[];
}

const PASSKEYS = '/api/v1/auth/factors/passkeys';

/** Adds a passkey like its owner would. */
export async function addPasskey(
  server: Server,
  account: Pick<Account, 'accessToken'>,
  origin = originOf(server),
): Promise<Passkey> {
  const authenticator = new Authenticator(origin);
  const options = await optionsFrom(server, `${PASSKEYS}/options`, account);
  const added = await request(server, 'POST', PASSKEYS, {
    token: account.accessToken,
    json: { name: 'Laptop', attestation: authenticator.create(options) },
  });
  assert.equal(added.status, 201, added.text);
  return { authenticator, factorId: added.json.id, recoveryCodes: added.json.recovery_codes };
}

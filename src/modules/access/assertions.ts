import {
  createECDH,
  createHash,
  createPrivateKey,
  hkdfSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { LRUCache } from 'lru-cache';
import { CONFIG, type Config } from '../../core/config/config.js';
import { type Principal, serviceAccountOf } from '../../core/principal/principal.js';
import type { Role } from '../../core/principal/roles.js';

const ALGORITHM = 'ES256';
const CURVE = 'prime256v1';
const VALID_SECONDS = 60;
/** Reuse an assertion for half its life, so every service gets at least the other half. */
const REUSED_MS = 30_000;
/** How many credentials to remember, and services for each of them. */
const REMEMBERED_MAX = 10_000;
const AUDIENCES_MAX = 4;
const ISSUER_WITHOUT_PUBLIC_URL = 'latchkey';

interface SigningKey {
  id: string;
  privateKey: KeyObject;
  publicJwk: JsonWebKey;
}

export interface PublicJwk {
  kty: string;
  crv: string;
  x: string;
  y: string;
  use: 'sig';
  alg: typeof ALGORITHM;
  kid: string;
}

/** An assertion with its claims, except for the credential and the audience. */
class Made {
  private readonly userId: string;
  private readonly workspaceId: string | null;
  private readonly role: Role | null;

  constructor(
    readonly assertion: string,
    readonly madeAt: number,
    { userId, workspaceId, role }: Principal,
    private readonly scope: string,
  ) {
    this.userId = userId;
    this.workspaceId = workspaceId;
    this.role = role;
  }

  matches({ userId, workspaceId, role }: Principal, scope: string): boolean {
    return (
      this.userId === userId && this.workspaceId === workspaceId && this.role === role && this.scope === scope
    );
  }
}

/**
 * Short-lived JWTs that tell a service who the caller is, signed with keys whose public halves anyone may read. The
 * keys are derived from `JWT_SECRET`, so all instances have the same ones, and they rotate with it.
 */
@Injectable()
export class Assertions {
  private readonly keys: [SigningKey, ...SigningKey[]];
  private readonly issuer: string;
  private readonly jwt = new JwtService();
  /** By credential and audience. These strings exist already and need not be concatenated for each request. */
  private readonly made = new LRUCache<string, Map<string, Made>>({ max: REMEMBERED_MAX });

  constructor(@Inject(CONFIG) config: Config) {
    const [current, ...earlier] = config.jwtSecrets.map(signingKeyOf);
    if (!current) throw new Error('Signing assertions needs at least one secret');
    this.keys = [current, ...earlier];
    this.issuer = config.publicUrl ?? ISSUER_WITHOUT_PUBLIC_URL;
  }

  /**
   * The assertion for an audience about what the principal holds there.
   *
   * @param scope separated by spaces
   */
  of(principal: Principal, audience: string, scope: string): string {
    const credential = principal.kind === 'user' ? principal.sessionId : principal.apiKeyId;
    let byAudience = this.made.get(credential);
    if (!byAudience) this.made.set(credential, (byAudience = new Map()));
    const known = byAudience.get(audience);
    const now = performance.now();
    if (known && now - known.madeAt < REUSED_MS && known.matches(principal, scope)) return known.assertion;
    const made = new Made(this.sign(principal, audience, scope), now, principal, scope);
    if (byAudience.size >= AUDIENCES_MAX) byAudience.clear();
    byAudience.set(audience, made);
    return made.assertion;
  }

  private sign(principal: Principal, audience: string, scope: string): string {
    const [{ id, privateKey }] = this.keys;
    const serviceAccountId = serviceAccountOf(principal);
    return this.jwt.sign(
      {
        kind: principal.kind,
        scope,
        workspace_id: principal.workspaceId,
        role: principal.role,
        ...(serviceAccountId === null ? {} : { service_account_id: serviceAccountId }),
        ...(principal.kind === 'api_key' ? { client_id: principal.apiKeyId } : {}),
      },
      {
        algorithm: ALGORITHM,
        privateKey,
        keyid: id,
        issuer: this.issuer,
        audience,
        subject: principal.userId,
        expiresIn: VALID_SECONDS,
      },
    );
  }

  publicKeys(): PublicJwk[] {
    return this.keys.map(({ id, publicJwk: { kty, crv, x, y } }) => ({
      kty: String(kty),
      crv: String(crv),
      x: String(x),
      y: String(y),
      use: 'sig',
      alg: ALGORITHM,
      kid: id,
    }));
  }
}

function signingKeyOf(secret: string): SigningKey {
  const scalar = scalarOf(secret);
  const curve = createECDH(CURVE);
  curve.setPrivateKey(scalar);
  // 0x04, x, y
  const point = curve.getPublicKey();
  const publicJwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  return {
    id: createHash('sha256').update(point).digest('base64url').slice(0, 16),
    privateKey: createPrivateKey({ format: 'jwk', key: { ...publicJwk, d: scalar.toString('base64url') } }),
    publicJwk,
  };
}

/** The order of the group of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * A value from 1 to the order minus 1, derived from more bits than the order has, so that no value is more likely (FIPS
 * 186-5 §A.2.1).
 */
function scalarOf(secret: string): Buffer {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'latchkey assertion signing key', 48));
  const scalar = (BigInt(`0x${bytes.toString('hex')}`) % (ORDER - 1n)) + 1n;
  return Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
}

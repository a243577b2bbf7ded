import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { JwtKeys } from './jwt-keys.js';

export const ACCESS_TOKEN_SECONDS = 15 * 60;

const ALGORITHM = 'HS256';
const ISSUER = 'latchkey';
const AUDIENCE = 'latchkey-api';
/** RFC 9068 §2.1: the type of this token, so that no other JWT of ours is accepted as one. */
const TYPE = 'at+jwt';
/** Verified tokens to remember. A token is about 350 bytes. */
const REMEMBERED_TOKENS = 50_000;

/** Exactly these; headers with `jwk`, `jku`, `x5u`, `crit`, `zip` and the like are refused unread (RFC 8725 §3.10). */
const headerSchema = z.strictObject({ alg: z.literal(ALGORITHM), typ: z.literal(TYPE), kid: z.string() });

const claimsSchema = z.object({ sub: z.uuid(), sid: z.uuid(), iat: z.int(), exp: z.int() });

export interface AccessTokenClaims {
  kind: 'user';
  userId: string;
  sessionId: string;
  /** Unix times in seconds. */
  issuedAt: number;
  expiresAt: number;
}

/** Issues and verifies access tokens: 15-minute JWTs that name a user and a session. */
@Injectable()
export class AccessTokens {
  /**
   * A valid signature stays valid, so a token is verified only once. Whether its session is still live is checked each
   * time.
   */
  private readonly verified = new LRUCache<string, AccessTokenClaims>({ max: REMEMBERED_TOKENS });

  constructor(
    private readonly jwt: JwtService,
    private readonly keys: JwtKeys,
  ) {}

  /** @param secondsLeftOfSession a token never outlives its session */
  issue(
    userId: string,
    sessionId: string,
    secondsLeftOfSession: number,
  ): { token: string; expiresInSeconds: number } {
    const expiresInSeconds = Math.max(1, Math.min(ACCESS_TOKEN_SECONDS, Math.floor(secondsLeftOfSession)));
    const token = this.jwt.sign(
      { sid: sessionId },
      {
        algorithm: ALGORITHM,
        issuer: ISSUER,
        audience: AUDIENCE,
        subject: userId,
        expiresIn: expiresInSeconds,
        header: { alg: ALGORITHM, typ: TYPE, kid: this.keys.currentId },
      },
    );
    return { token, expiresInSeconds };
  }

  /** The claims of a token that was verified earlier and has not expired. */
  recall(token: string): AccessTokenClaims | undefined {
    const claims = this.verified.get(token);
    return claims && isUnexpired(claims) ? claims : undefined;
  }

  /** @returns null for anything but a valid, unexpired access token of ours */
  verify(token: string): AccessTokenClaims | null {
    const claims = this.verified.get(token) ?? this.verifyOnce(token);
    return claims && isUnexpired(claims) ? claims : null;
  }

  private verifyOnce(token: string): AccessTokenClaims | null {
    try {
      // Also throws if the payload is not JSON.
      const decoded: unknown = this.jwt.decode(token, { complete: true });
      const header = headerSchema.safeParse((decoded as { header?: unknown } | null)?.header);
      if (!header.success || !this.keys.byId(header.data.kid)) return null;
      const payload: unknown = this.jwt.verify(token, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
      });
      const { sub, sid, iat, exp } = claimsSchema.parse(payload);
      const claims: AccessTokenClaims = {
        kind: 'user',
        userId: sub,
        sessionId: sid,
        issuedAt: iat,
        expiresAt: exp,
      };
      this.verified.set(token, claims);
      return claims;
    } catch {
      return null;
    }
  }
}

const isUnexpired = ({ expiresAt }: AccessTokenClaims): boolean => expiresAt * 1000 > Date.now();

import { createHash, createSecretKey, type KeyObject } from 'node:crypto';

/**
 * The keys that sign access tokens. Each has an id derived from the secret, which becomes the token's `kid`: during a
 * rotation, tokens of the previous secret stay valid until they expire. They are `KeyObject`s because `jsonwebtoken`
 * first tries to parse a string as a public key, which throws on every call.
 */
export class JwtKeys {
  private readonly keys: Map<string, KeyObject>;
  readonly currentId: string;

  /** @param secrets newest first: the first signs, all verify */
  constructor(secrets: readonly string[]) {
    const entries = secrets.map((secret): [string, KeyObject] => [
      createHash('sha256').update(`latchkey jwt key id\0${secret}`).digest('hex').slice(0, 8),
      createSecretKey(Buffer.from(secret)),
    ]);
    const [current] = entries;
    if (!current) throw new Error('Signing access tokens needs at least one secret');
    this.currentId = current[0];
    this.keys = new Map(entries);
  }

  get current(): KeyObject {
    return this.byId(this.currentId) as KeyObject;
  }

  byId(id: unknown): KeyObject | undefined {
    return typeof id === 'string' ? this.keys.get(id) : undefined;
  }
}

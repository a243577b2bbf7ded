import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Without this, GCM also accepts shorter tags, which are easier to guess. */
const TAG = { authTagLength: TAG_BYTES };
const VERSION = 'v1';

interface RingKey {
  id: string;
  key: Buffer;
}

/**
 * Encrypts secrets that must be used again (webhook signing secrets, refresh secrets) with AES-256-GCM. A sealed value
 * is `v1.<key id>.<base64url of nonce ‖ ciphertext ‖ tag>`.
 *
 * The key id is derived from the master key. To rotate, put the new key first and keep the old ones behind it until
 * nothing is sealed with them. `context` is authenticated but not stored: a sealed value copied into another row does
 * not open.
 */
export class KeyRing {
  private readonly keys: RingKey[];

  /** @param masterKeys newest first; the first one seals, all of them open. At least one is required. */
  constructor(masterKeys: readonly string[]) {
    if (masterKeys.length === 0) throw new Error('A key ring needs at least one master key');
    this.keys = masterKeys.map((masterKey) => ({
      id: createHash('sha256').update(`latchkey key id\0${masterKey}`).digest('hex').slice(0, 8),
      key: Buffer.from(hkdfSync('sha256', masterKey, '', 'latchkey at-rest encryption', 32)),
    }));
  }

  seal(plaintext: string, context: string): string {
    const [current] = this.keys as [RingKey];
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, current.key, nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([
      nonce,
      cipher.update(plaintext, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return `${VERSION}.${current.id}.${sealed.toString('base64url')}`;
  }

  /**
   * @throws if the value was sealed with a key that is not on the ring, was sealed for another context, or was changed
   */
  open(sealed: string, context: string): string {
    const [version, id, payload] = sealed.split('.');
    const ringKey = this.keys.find((candidate) => candidate.id === id);
    if (version !== VERSION || !ringKey || !payload) {
      throw new Error(`Sealed value names key "${id}", which is not on the key ring`);
    }
    const bytes = Buffer.from(payload, 'base64url');
    const decipher = createDecipheriv(ALGORITHM, ringKey.key, bytes.subarray(0, NONCE_BYTES), TAG)
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const ciphertext = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
  }

  /**
   * Whether the key that sealed the value is on the ring. If not, the value is lost because the key was retired too
   * early.
   */
  holdsKeyOf(sealed: string): boolean {
    return this.keys.some(({ id }) => id === sealed.split('.')[1]);
  }
}

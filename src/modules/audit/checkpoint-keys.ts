import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type Checkpoint,
  checkpointProblem,
  checkpointText,
  keyIdOf,
  type UnsignedCheckpoint,
} from '@latchkey/sdk/audit-trail';
import { CONFIG, type Config } from '../../core/config/config.js';
import { cryptography } from './cryptography.js';

/** DER of an Ed25519 private key (RFC 8410), up to its 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

interface CheckpointKey {
  id: string;
  /** 32 bytes, base64url. */
  publicKey: string;
  privateKey: KeyObject;
}

/**
 * The Ed25519 keys that sign checkpoints, derived from the master keys. They rotate with them, on every server at once,
 * and access to the database alone is not enough to sign.
 */
@Injectable()
export class CheckpointKeys {
  private readonly keys: CheckpointKey[];

  constructor(@Inject(CONFIG) { masterKeys }: Pick<Config, 'masterKeys'>) {
    this.keys = masterKeys.map(derive);
  }

  /** Ids of the keys whose master keys are configured, newest first. */
  get ids(): string[] {
    return this.keys.map(({ id }) => id);
  }

  /** Whether one of the configured keys has signed it. A row of the database may be forged. */
  hasSigned(checkpoint: Checkpoint): boolean {
    return this.ids.includes(checkpoint.key_id) && checkpointProblem(checkpoint, cryptography) === undefined;
  }

  sign(unsigned: UnsignedCheckpoint): Checkpoint {
    const [current] = this.keys as [CheckpointKey];
    const signature = sign(null, Buffer.from(checkpointText(unsigned)), current.privateKey);
    return {
      ...unsigned,
      key_id: current.id,
      public_key: current.publicKey,
      signature: signature.toString('base64url'),
    };
  }
}

function derive(masterKey: string): CheckpointKey {
  const seed = Buffer.from(hkdfSync('sha256', masterKey, '', 'latchkey audit checkpoints', 32));
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const { x: publicKey = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { id: keyIdOf(publicKey, cryptography), publicKey, privateKey };
}

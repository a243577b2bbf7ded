import { createPublicKey, type KeyObject } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { z } from 'zod';
import { type Problem, problem } from '../../core/errors/problem.js';
import { fetchDocument } from './fetch-document.js';

declare module '../../core/errors/problem.js' {
  interface UnavailableReasons {
    github_keys: true;
  }
}

export interface GithubPublicKeysOptions {
  url: string;
  /** How long a list is used before it is revalidated. */
  freshSeconds: number;
  /** How often an unlisted id may trigger a fetch: anyone can invent ids. */
  unknownIdSeconds: number;
  /** How long to wait after a failed fetch. */
  retrySeconds: number;
  timeoutMs: number;
}

const KEYS_MAX = 100;

const keyList = z.object({
  public_keys: z
    .array(z.object({ key_identifier: z.string().min(1).max(200), key: z.string().max(10_000) }))
    .max(KEYS_MAX),
});

/**
 * The public keys of GitHub's secret scanning, by id. Fails closed: without a recently confirmed list, no key is known.
 * Old keys are accepted as long as GitHub lists them. Times are by the monotonic clock, in milliseconds.
 */
export class GithubPublicKeys {
  private readonly logger = new Logger(GithubPublicKeys.name);
  private keys = new Map<string, KeyObject>();
  private etag: string | undefined;
  private freshUntil = -Infinity;
  private unknownIdAllowedAt = -Infinity;
  private retryAt = -Infinity;
  private underWay: Promise<void> | undefined;

  constructor(private readonly options: GithubPublicKeysOptions) {}

  /**
   * @returns null if GitHub has no such key
   * @throws 503 if that cannot be determined
   */
  async find(id: string): Promise<KeyObject | null> {
    if (performance.now() >= this.freshUntil) await this.refresh();
    const known = this.keys.get(id);
    if (known) return known;
    // GitHub may have introduced a new one.
    if (performance.now() >= this.unknownIdAllowedAt) {
      this.unknownIdAllowedAt = performance.now() + this.options.unknownIdSeconds * 1000;
      await this.refresh();
    }
    return this.keys.get(id) ?? null;
  }

  /** Concurrent callers share one request. */
  private async refresh(): Promise<void> {
    if (performance.now() < this.retryAt) throw this.unavailable();
    this.underWay ??= this.load().finally(() => {
      this.underWay = undefined;
    });
    await this.underWay;
  }

  private async load(): Promise<void> {
    const askedAt = performance.now();
    try {
      const answer = await fetchDocument(this.options.url, this.options.timeoutMs, this.etag);
      if (answer !== 'unchanged') {
        this.keys = readKeys(answer.body);
        this.etag = answer.etag;
      }
      this.freshUntil = askedAt + this.options.freshSeconds * 1000;
    } catch (error) {
      this.retryAt = performance.now() + this.options.retrySeconds * 1000;
      this.logger.warn(`GitHub's public keys cannot be fetched: ${(error as Error).message}`);
      throw this.unavailable(error);
    }
  }

  private unavailable(cause?: unknown): Problem {
    const seconds = Math.max(1, Math.ceil((this.retryAt - performance.now()) / 1000));
    return problem('signature_keys_unavailable', {
      cause,
      reason: 'github_keys',
      headers: { 'retry-after': String(seconds) },
    });
  }
}

/** @throws unless it is a list of keys with at least one of the kind that GitHub signs with */
function readKeys(body: string): Map<string, KeyObject> {
  const result = keyList.safeParse(parse(body));
  if (!result.success) throw new Error('the answer is not a list of public keys');
  const keys = new Map<string, KeyObject>();
  for (const { key_identifier: id, key } of result.data.public_keys) {
    if (keys.has(id)) throw new Error('the answer has two keys of the same id');
    const publicKey = readKey(key);
    if (publicKey) keys.set(id, publicKey);
  }
  if (keys.size === 0) throw new Error('the answer has no usable key');
  return keys;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** @returns undefined unless it is a P-256 key: others would verify with a different algorithm than agreed */
function readKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    return undefined;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config.js';
import { Coherence } from '../../core/coherence/coherence.js';
import { isWellFormedApiKey, looksLikeApiKey } from '../../core/secrets/api-key-format.js';
import { sha256 } from '../../core/secrets/digest.js';
import { ApiKeyAuthority, type ApiKeyRecord } from '../api-keys/api-key-authority.js';
import { AccessTokens } from '../auth/access-tokens.js';
import type { Identity } from './identity.js';

/** From the text of a credential to what it stands for. Shared by the two strategies. */
@Injectable()
export class CredentialVerifier {
  private readonly prefix: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly coherence: Coherence,
    private readonly apiKeys: ApiKeyAuthority,
    private readonly accessTokens: AccessTokens,
  ) {
    this.prefix = config.apiKeyPrefix;
  }

  /** @returns null if it is no key that we ever issued. A typo costs no query, an unknown key one. */
  async verifyApiKey(text: string): Promise<Identity | null> {
    if (!isWellFormedApiKey(text, this.prefix)) return null;
    const digest = sha256(text);
    const key = await this.coherence.read<ApiKeyRecord | undefined>(`key:${digest}`, () =>
      this.apiKeys.load(digest),
    );
    return key ? { kind: 'api_key', key } : null;
  }

  /** A bearer credential is a key or an access token; its form tells which. */
  async verifyBearer(text: string): Promise<Identity | null> {
    if (looksLikeApiKey(text, this.prefix)) return this.verifyApiKey(text);
    const claims = this.accessTokens.verify(text);
    return claims && { kind: 'user', claims };
  }
}

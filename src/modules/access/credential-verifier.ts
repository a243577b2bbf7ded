import { Inject, Injectable } from '@nestjs/common';
import type { AuthorityRecords } from '../../core/coherence/authority-records.js';
import { Coherence } from '../../core/coherence/coherence.js';
import type { EntryName } from '../../core/coherence/record-types.js';
import { CONFIG, type Config } from '../../core/config/config.js';
import { isKeyByForm, isMeantAsKey } from '../../core/principal/accepted-keys.js';
import { sha256 } from '../../core/secrets/digest.js';
import { ApiKeyAuthority } from '../api-keys/api-key-authority.js';
import { AccessTokens } from '../auth/access-tokens.js';
import type { Identity } from './identity.js';

const entryOf = (digest: string): EntryName<'key'> => `key:${digest}`;

/** Resolves the text of a credential to the identity it stands for. Shared by the two strategies. */
@Injectable()
export class CredentialVerifier {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly coherence: Coherence,
    private readonly apiKeys: ApiKeyAuthority,
    private readonly accessTokens: AccessTokens,
  ) {}

  /** A cached key, synchronously. Matching the digest is enough: only well-formed keys are ever cached. */
  knownApiKey(text: string): Identity | undefined {
    return this.coherence.get(entryOf(sha256(text))) ?? undefined;
  }

  knownBearer(text: string): Identity | undefined {
    return isMeantAsKey(text, this.config) ? this.knownApiKey(text) : this.accessTokens.recall(text);
  }

  /** Whether the text has the form of a key. No query needed. */
  isKeyByForm(text: string): boolean {
    return isKeyByForm(text, this.config);
  }

  /** @returns null if we never issued such a key. A typo costs no query, an unknown key one. */
  async verifyApiKey(text: string, records: AuthorityRecords = this.coherence): Promise<Identity | null> {
    if (!this.isKeyByForm(text)) return null;
    const digest = sha256(text);
    return (await records.read(entryOf(digest), (query) => this.apiKeys.load(query, digest))) ?? null;
  }

  /** A bearer credential is a key or an access token, distinguishable by its form. */
  verifyBearer(text: string, records?: AuthorityRecords): Identity | null | Promise<Identity | null> {
    return isMeantAsKey(text, this.config)
      ? this.verifyApiKey(text, records)
      : this.accessTokens.verify(text);
  }
}

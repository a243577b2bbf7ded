import type { Config } from '../config/config.js';
import { BODY_LENGTH, isWellFormedApiKey, looksLikeApiKey } from '../secrets/api-key-format.js';

type KeyConfig = Pick<Config, 'apiKeyPrefix' | 'acceptedKeyPatterns'>;

/** Whether the text has the form of a key, ours or an imported one. No query needed. */
export const isKeyByForm = (text: string, config: KeyConfig): boolean =>
  isWellFormedApiKey(text, config.apiKeyPrefix) || matchesAcceptedPattern(text, config);

/** The length of the shortest text that has the form of a key. */
export const shortestKey = ({ apiKeyPrefix, acceptedKeyPatterns }: KeyConfig): number =>
  Math.min(`${apiKeyPrefix}_`.length + BODY_LENGTH, ...acceptedKeyPatterns.map(({ length }) => length));

/** Whether a bearer credential is treated as a key rather than an access token. */
export const isMeantAsKey = (text: string, config: KeyConfig): boolean =>
  looksLikeApiKey(text, config.apiKeyPrefix) || matchesAcceptedPattern(text, config);

/** Whether the displayed part of a key could be the beginning of one that this server looks up. */
export const mayBeginKey = (displayed: string, { apiKeyPrefix, acceptedKeyPatterns }: KeyConfig): boolean =>
  [`${apiKeyPrefix}_`, ...acceptedKeyPatterns.map(({ prefix }) => prefix)].some((prefix) =>
    displayed.startsWith(prefix),
  );

const matchesAcceptedPattern = (text: string, { acceptedKeyPatterns }: KeyConfig): boolean =>
  acceptedKeyPatterns.some(({ prefix, length }) => text.length === length && text.startsWith(prefix));

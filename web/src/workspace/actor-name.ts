import type { AuditEvent } from '@latchkey/sdk';
import { useCallback } from 'react';
import { type Message, t } from '../language/translate';

type Actor = AuditEvent['actor'];

interface ActorNameOptions {
  /** The name for a key, if key names are available. */
  keyName?: (keyId: string) => string;
  /** Whether the name is used within a sentence; otherwise it begins one. */
  isWithinSentence?: boolean;
}

/** Actors without a name. */
const NAMELESS = {
  user: 'a user',
  api_key: 'an API key',
  operator: 'the operator of this server',
  anonymous: 'a user who was not signed in',
  system: 'the server',
} as const satisfies Record<Actor['kind'], Message>;

/** The id whose name identifies the actor: the person's, or the service account's. */
export const ownerIdOf = ({ userId, serviceAccountId }: Actor): string | null => userId ?? serviceAccountId;

/**
 * @param memberName returns the name for a person or a service account
 * @returns a function that names an actor: "Ada", "A key of Nightly export"
 */
export function useActorName(
  memberName: (id: string, formerly?: string) => string,
  { keyName, isWithinSentence = false }: ActorNameOptions = {},
): (actor: Actor) => string {
  return useCallback(
    (actor) => {
      const begin = isWithinSentence ? (words: string) => words : capitalised;
      const ownerId = ownerIdOf(actor);
      const isPerson = actor.userId !== null;
      if (actor.kind !== 'api_key') {
        if (ownerId === null) return begin(t(NAMELESS[actor.kind]));
        return memberName(ownerId, isPerson ? undefined : t('a deleted service account'));
      }
      const key = keyName && actor.apiKeyId !== null ? keyName(actor.apiKeyId) : undefined;
      const owner = ownerId === null ? undefined : memberName(ownerId, '');
      return begin(
        owner === undefined
          ? key === undefined
            ? t(NAMELESS.api_key)
            : t('key “{key}”', { key })
          : owner === ''
            ? keyOfSomebodyGone(key, isPerson)
            : key === undefined
              ? t('a key of {owner}', { owner })
              : t('key “{key}” of {owner}', { key, owner }),
      );
    },
    [memberName, keyName, isWithinSentence],
  );
}

/** In whole sentences, because languages differ in how they decline the former owner. */
function keyOfSomebodyGone(key: string | undefined, isPerson: boolean): string {
  if (key === undefined)
    return isPerson ? t('a key of a former member') : t('a key of a deleted service account');
  return isPerson
    ? t('key “{key}” of a former member', { key })
    : t('key “{key}” of a deleted service account', { key });
}

const capitalised = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

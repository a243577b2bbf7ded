import type { AuditEvent } from '@latchkey/sdk';
import { useCallback } from 'react';

type Actor = AuditEvent['actor'];

interface ActorNameOptions {
  /** What to call a key, where the names of keys are there. */
  keyName?: (keyId: string) => string;
  /** Whether the name comes within a sentence; otherwise it begins one. */
  isWithinSentence?: boolean;
}

/** Those who have no name. */
const NAMELESS: Record<Actor['kind'], string> = {
  user: 'a user',
  api_key: 'an API key',
  operator: 'the operator of this server',
  anonymous: 'a user who was not signed in',
  system: 'the server',
};

/** Whose name it is to say who did something: the person's, or the service account's. */
export const ownerIdOf = ({ userId, serviceAccountId }: Actor): string | null => userId ?? serviceAccountId;

/**
 * @param memberName what to call a person or a service account
 * @returns what to call who did something: "Ada", "A key of Nightly export"
 */
export function useActorName(
  memberName: (id: string, formerly?: string) => string,
  { keyName, isWithinSentence = false }: ActorNameOptions = {},
): (actor: Actor) => string {
  return useCallback(
    (actor) => {
      const begin = isWithinSentence ? (words: string) => words : capitalised;
      const ownerId = ownerIdOf(actor);
      const owner =
        ownerId === null
          ? undefined
          : memberName(ownerId, actor.userId === null ? 'a deleted service account' : undefined);
      if (actor.kind !== 'api_key') return owner ?? begin(NAMELESS[actor.kind]);
      const key = keyName && actor.apiKeyId !== null ? `key “${keyName(actor.apiKeyId)}”` : undefined;
      return begin(owner === undefined ? (key ?? NAMELESS.api_key) : `${key ?? 'a key'} of ${owner}`);
    },
    [memberName, keyName, isWithinSentence],
  );
}

const capitalised = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

import type { AuditEvent } from '@latchkey/sdk';
import { useCallback } from 'react';

type Actor = AuditEvent['actor'];

interface ActorNameOptions {
  /** The name for a key, if key names are available. */
  keyName?: (keyId: string) => string;
  /** Whether the name is used within a sentence; otherwise it begins one. */
  isWithinSentence?: boolean;
}

/** Actors without a name. */
const NAMELESS: Record<Actor['kind'], string> = {
  user: 'a user',
  api_key: 'an API key',
  operator: 'the operator of this server',
  anonymous: 'a user who was not signed in',
  system: 'the server',
};

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

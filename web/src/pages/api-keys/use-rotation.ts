import type { ApiKey } from '@latchkey/sdk';
import { useQuery } from '@tanstack/react-query';
import { apiKeyQuery } from './queries';

export interface Rotation {
  oldId: string;
  successorId: string;
  /** The key that is not open; undefined if the user may not see it. */
  other: ApiKey | undefined;
}

/** The rotation that the key is part of, on either side, while both keys work. Undefined while that is being loaded. */
export function useRotation(apiKey: ApiKey): Rotation | null | undefined {
  const { id, workspaceId, status, replacedBy, replaces } = apiKey;
  const isOld = replacedBy !== null;
  const otherId = status === 'active' ? (replacedBy ?? replaces) : null;
  const { data: other, isFetched } = useQuery({
    ...apiKeyQuery(workspaceId, otherId ?? ''),
    enabled: otherId !== null,
  });
  if (otherId === null) return null;
  // Not `isPending`: that is true again whenever a key that the user may not see is requested once more.
  if (!isFetched) return undefined;
  if (isOld) return { oldId: id, successorId: otherId, other };
  return other?.status === 'active' ? { oldId: otherId, successorId: id, other } : null;
}

import type { ApiKey } from '@latchkey/sdk';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { apiKeyQuery } from './queries';

/** The key in the URL, for the tabs of its page, which are shown once it has been loaded. */
export function useOpenKey(): ApiKey {
  const { workspaceId, keyId } = useParams({ from: '/app/workspaces/$workspaceId/api-keys/$keyId' });
  return useSuspenseQuery(apiKeyQuery(workspaceId, keyId)).data;
}

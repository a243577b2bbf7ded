import { queryClient } from '../api/query-client';
import { toast } from '../components/feedback/toast';
import { workspacesQuery } from './queries';

/** Workspaces that the user has just left or deleted in this tab, so they need not be told. */
const departures = new Set<string>();

/** Call it after leaving or deleting a workspace. The shell moves on to another one. */
export function departFrom(workspaceId: string, message: string): void {
  departures.add(workspaceId);
  toast(message);
  queryClient.setQueryData(workspacesQuery.queryKey, (all) => all?.filter(({ id }) => id !== workspaceId));
}

/** @returns whether it was the user's own doing; true only once */
export const hasDeparted = (workspaceId: string): boolean => departures.delete(workspaceId);

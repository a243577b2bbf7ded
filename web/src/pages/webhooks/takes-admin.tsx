import { Alert } from '@mantine/core';
import { useWorkspace } from '../../workspace/queries';

/** For users whose role may not see webhooks. */
export function TakesAdmin() {
  const workspace = useWorkspace();
  return (
    <Alert color="gray" title="Requires the admin role">
      Webhooks send the events of the workspace to another server. Your role is {workspace.role}; an owner of
      the workspace can change it.
    </Alert>
  );
}

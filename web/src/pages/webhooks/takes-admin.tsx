import { Alert } from '@mantine/core';
import { useWorkspace } from '../../workspace/queries';

/** For those who may not see webhooks. */
export function TakesAdmin() {
  const workspace = useWorkspace();
  return (
    <Alert color="gray" title="This takes the role admin">
      Webhooks tell another server what happens in the workspace; your role is {workspace.role}. An owner of
      the workspace can change that.
    </Alert>
  );
}

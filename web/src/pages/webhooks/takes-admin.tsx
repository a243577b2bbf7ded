import { Alert } from '@mantine/core';
import { useWorkspace } from '../../workspace/queries';
import { roleName } from '../../workspace/roles';
import { t } from '../../language/translate';

/** For users whose role may not see webhooks. */
export function TakesAdmin() {
  const workspace = useWorkspace();
  return (
    <Alert color="gray" title={t('Requires the admin role')}>
      {t(
        'Webhooks send the events of the workspace to another server. Your role is {role}; an owner of the workspace can change it.',
        { role: roleName(workspace.role) },
      )}
    </Alert>
  );
}

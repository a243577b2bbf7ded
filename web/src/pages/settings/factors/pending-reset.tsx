import { NotFoundError } from '@latchkey/sdk';
import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { queryClient } from '../../../api/query-client';
import { useAction } from '../../../api/use-action';
import { ErrorAlert } from '../../../components/feedback/error-alert';
import { toast } from '../../../components/feedback/toast';
import { Time } from '../../../components/time/time';
import { session } from '../../../session/session';
import { factorResetQuery } from '../queries';
import { rich, t } from '../../../language/translate';

/** Shown while the user can still stop it. */
export function PendingReset() {
  const { data: reset } = useQuery(factorResetQuery);
  const { run, pending, error } = useAction(async () => {
    await session.factors.stopReset().catch((failure: unknown) => {
      // It has ended meanwhile.
      if (!(failure instanceof NotFoundError)) throw failure;
    });
    toast(t('Stopped. Your second factors stay as they are.'));
    await queryClient.invalidateQueries(factorResetQuery);
  });
  if (!reset) return null;
  return (
    <Alert
      color="brass"
      icon={<IconAlertTriangle size={18} aria-hidden="true" />}
      title={t('Your second factors are about to be removed')}
    >
      <Text size="sm" mb="sm" style={{ overflowWrap: 'anywhere' }}>
        {rich(
          '{owner}, an owner of {workspace}, says that you have lost them. They are removed {time}, and all your sessions end. If you did not ask for this, stop it.',
          {
            owner: reset.requestedBy.name ?? reset.requestedBy.email,
            workspace: reset.workspace.name,
            time: <Time iso={reset.happensAt} />,
          },
        )}
      </Text>
      <ErrorAlert error={error} />
      <Group>
        <Button size="xs" loading={pending} onClick={() => void run()}>
          {t('Stop it')}
        </Button>
      </Group>
    </Alert>
  );
}

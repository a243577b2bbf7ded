import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { describeError, lacksSecondFactor } from '../../api/describe-error';
import { rich, t } from '../../language/translate';

/** Not part of the first page's bundle. */
const AddSecondFactor = lazy(async () => ({
  default: (await import('./add-second-factor')).AddSecondFactor,
}));

interface ErrorAlertProps {
  error: unknown;
  /** Offers to retry. */
  onRetry?: () => void;
}

/** What went wrong, with the reference to find it in the log. Renders nothing without an error. */
export function ErrorAlert({ error, onRetry }: ErrorAlertProps) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A long dialog is scrolled to wherever its button was pressed.
    if (alert.current?.closest('[role=dialog]')) alert.current.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (error === undefined || error === null) return null;
  const lacksFactor = lacksSecondFactor(error);
  const { title, detail, requestId } = describeError(error);
  return (
    <Alert
      ref={alert}
      role="alert"
      color="red"
      variant="light"
      title={title}
      icon={<IconAlertTriangle size={18} />}
    >
      <Text size="sm">{detail}</Text>
      {requestId !== undefined && (
        <Text size="xs" c="dimmed" mt={6}>
          {rich('Reference {requestId}', { requestId: <Code>{requestId}</Code> })}
        </Text>
      )}
      {(onRetry || lacksFactor) && (
        <Group mt="sm">
          {lacksFactor && (
            <Suspense>
              <AddSecondFactor />
            </Suspense>
          )}
          {onRetry && (
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('Try again')}
            </Button>
          )}
        </Group>
      )}
    </Alert>
  );
}

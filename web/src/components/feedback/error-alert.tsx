import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { describeError } from '../../api/describe-error';

interface ErrorAlertProps {
  error: unknown;
  /** Offers to try again. */
  onRetry?: () => void;
}

/** What went wrong, and the reference under which the log has it. Nothing where nothing went wrong. */
export function ErrorAlert({ error, onRetry }: ErrorAlertProps) {
  if (error === undefined || error === null) return null;
  const { title, detail, requestId } = describeError(error);
  return (
    <Alert role="alert" color="red" variant="light" title={title} icon={<IconAlertTriangle size={18} />}>
      <Text size="sm">{detail}</Text>
      {requestId !== undefined && (
        <Text size="xs" c="dimmed" mt={6}>
          Reference <Code>{requestId}</Code>
        </Text>
      )}
      {onRetry && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  );
}

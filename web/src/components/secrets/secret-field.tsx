import { Group, Text } from '@mantine/core';
import { useId } from 'react';
import { CopyButton } from './copy-button';
import classes from './secret-field.module.css';

interface SecretFieldProps {
  label: string;
  /** What the copy button copies: "the key". */
  what: string;
  secret: string;
  description?: string;
  onCopied?: () => void;
}

/** A secret in full, while it is visible. Only the component that renders it holds it in memory. */
export function SecretField({ label, what, secret, description, onCopied }: SecretFieldProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <Text id={id} size="sm" fw={560} mb={4}>
        {label}
      </Text>
      {description !== undefined && (
        <Text size="xs" c="dimmed" mb={6}>
          {description}
        </Text>
      )}
      <Group gap="xs" wrap="nowrap" className={classes.field}>
        <code className={classes.secret} data-secret>
          {secret}
        </code>
        <CopyButton text={secret} what={what} {...(onCopied ? { onCopied } : {})} />
      </Group>
    </div>
  );
}

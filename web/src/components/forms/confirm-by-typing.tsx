import { Button, Group, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Form } from './form';
import { ErrorAlert } from '../feedback/error-alert';

interface ConfirmByTypingProps {
  /** What has to be typed. Spaces around it do not matter. */
  confirmation: string;
  /** On the button that does it. */
  action: string;
  run: () => Promise<unknown>;
  pending: boolean;
  error: unknown;
  onCancel: () => void;
  /** What will happen, and whatever else there is to choose. */
  children: ReactNode;
}

/** The form of a dialog for what cannot be undone. */
export function ConfirmByTyping(props: ConfirmByTypingProps) {
  const { confirmation, action, run, pending, error, onCancel, children } = props;
  const [typed, setTyped] = useState('');
  const isConfirmed = typed.trim() === confirmation.trim();
  return (
    <Form onSubmit={() => isConfirmed && void run()} error={error}>
      {children}
      <TextInput
        label={<>Type “{confirmation}” to confirm</>}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
      />
      <ErrorAlert error={error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" color="red" loading={pending} disabled={!isConfirmed}>
          {action}
        </Button>
      </Group>
    </Form>
  );
}

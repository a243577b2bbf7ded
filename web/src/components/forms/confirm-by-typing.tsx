import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DialogActions } from './dialog-actions';
import { Form } from './form';
import { ErrorAlert } from '../feedback/error-alert';
import { t } from '../../language/translate';

interface ConfirmByTypingProps {
  /** The text to type, ignoring surrounding spaces. */
  confirmation: string;
  /** The label of the confirming button. */
  action: string;
  run: () => Promise<unknown>;
  pending: boolean;
  error: unknown;
  onCancel: () => void;
  /** What will happen, and any further choices. */
  children: ReactNode;
}

/** A dialog's form for irreversible actions. */
export function ConfirmByTyping(props: ConfirmByTypingProps) {
  const { confirmation, action, run, pending, error, onCancel, children } = props;
  const [typed, setTyped] = useState('');
  const isConfirmed = typed.trim() === confirmation.trim();
  return (
    <Form onSubmit={() => isConfirmed && void run()} error={error}>
      {children}
      <TextInput
        label={t('Type “{confirmation}” to confirm', { confirmation })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
      />
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button type="submit" color="red" loading={pending} disabled={!isConfirmed}>
          {action}
        </Button>
      </DialogActions>
    </Form>
  );
}

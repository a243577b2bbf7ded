import { Button, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { DialogActions } from '../../components/forms/dialog-actions';
import { t } from '../../language/translate';

interface ConfirmDialogProps {
  title: string;
  /** What the action does. */
  children: ReactNode;
  confirmLabel: string;
  onConfirm: () => Promise<void>;
  color?: string;
  opened: boolean;
  onClose: () => void;
}

/** Asks for confirmation; the cancel button has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <Question {...props} />
    </Modal>
  );
}

function Question({ children, confirmLabel, onConfirm, color, onClose }: ConfirmDialogProps) {
  const { run, pending, error } = useAction(onConfirm);
  return (
    <Stack>
      {children}
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Cancel')}
        </Button>
        <Button loading={pending} onClick={() => void run()} {...(color === undefined ? {} : { color })}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Stack>
  );
}

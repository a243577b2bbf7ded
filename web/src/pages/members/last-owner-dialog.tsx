import { Button, Modal, Stack, Text } from '@mantine/core';
import { DialogActions } from '../../components/forms/dialog-actions';
import { t } from '../../language/translate';

/** Instead of the question whether the only owner should leave or get another role, which the server would refuse. */
export function LastOwnerDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={t('You are the only owner')}>
      <Stack>
        <Text size="sm">{t('Make someone else an owner first: a workspace must keep at least one.')}</Text>
        <DialogActions>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('Close')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}

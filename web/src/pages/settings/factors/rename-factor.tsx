import type { Factor } from '@latchkey/sdk';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../../api/use-action';
import { ErrorAlert } from '../../../components/feedback/error-alert';
import { DialogActions } from '../../../components/forms/dialog-actions';
import { fieldProblems } from '../../../components/forms/field-problems';
import { Form } from '../../../components/forms/form';
import { session } from '../../../session/session';
import { asStored } from '../../../session/show-unseen';
import { refreshFactors } from '../queries';
import { t } from '../../../language/translate';

export function RenameFactor({ factor, onClose }: { factor: Factor; onClose: () => void }) {
  const [name, setName] = useState(() => asStored(factor.name));
  const { run, pending, error } = useAction(async () => {
    await session.factors.rename(factor.id, name);
    await refreshFactors();
    onClose();
  });
  const { fields, rest } = fieldProblems(error, ['name']);
  return (
    <Form onSubmit={() => void run()} error={error} label={t('Rename the second factor')}>
      <TextInput
        label={t('Name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fields.name}
        required
        withAsterisk={false}
        data-autofocus
      />
      <ErrorAlert error={rest} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {t('Rename')}
        </Button>
      </DialogActions>
    </Form>
  );
}

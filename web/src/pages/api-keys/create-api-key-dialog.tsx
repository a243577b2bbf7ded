import type { IssuedApiKey } from '@latchkey/sdk';
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { lostResourceId } from '../../api/describe-error';
import { useAction } from '../../api/use-action';
import { useIdempotencyKey } from '../../api/use-idempotency-key';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { DialogActions } from '../../components/forms/dialog-actions';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { LimitsField } from '../../components/limits/limits-field';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { AllowlistField } from './allowlist-field';
import { ExpiryField } from './expiry-field';
import { IssuedKeyView } from './issued-key-view';
import { hasMetadataProblem, type MetadataRow, toMetadata } from './metadata';
import { MetadataField } from './metadata-field';
import { networkProblem } from './network';
import { apiKeysChanged } from './queries';
import { OwnerField } from './owner-field';
import { ScopesField } from './scopes-field';
import { type KeyLimits, UNLIMITED } from './key-limits';
import { t } from '../../language/translate';

interface CreateApiKeyDialogProps {
  opened: boolean;
  onClose: () => void;
}

export function CreateApiKeyDialog({ opened, onClose }: CreateApiKeyDialogProps) {
  // Kept only in this component's memory, until "I have stored it".
  const [issued, setIssued] = useState<IssuedApiKey | null>(null);
  const done = () => {
    setIssued(null);
    onClose();
  };
  return (
    <FormModal
      opened={opened || issued !== null}
      onClose={done}
      size={issued ? 620 : 540}
      title={issued ? t('“{name}” is ready', { name: issued.apiKey.name }) : t('Create an API key')}
      // A slip of the hand must not close the dialog and lose the secret.
      closeOnClickOutside={false}
      closeOnEscape={issued === null}
      withCloseButton={issued === null}
    >
      {issued ? (
        <IssuedKeyView issued={issued} doneLabel={t('Done')} onDone={done} />
      ) : (
        <CreateForm
          onCancel={onClose}
          onIssued={(key) => {
            setIssued(key);
            // Removes the form from the URL: a reload must not show it over the notice about the secret.
            onClose();
          }}
        />
      )}
    </FormModal>
  );
}

function CreateForm({ onCancel, onIssued }: { onCancel: () => void; onIssued: (key: IssuedApiKey) => void }) {
  const workspace = useWorkspace();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [metadata, setMetadata] = useState<MetadataRow[]>([]);
  const [limits, setLimits] = useState<KeyLimits>(UNLIMITED);
  const [serviceAccountId, setServiceAccountId] = useState<string>();
  const [canary, setCanary] = useState(false);
  const content = {
    name: name.trim(),
    description: description.trim() || null,
    metadata: toMetadata(metadata),
    ...limits,
    ...(serviceAccountId && { serviceAccountId }),
    ...(canary && { canary }),
  };
  const idempotency = useIdempotencyKey(content);
  const { run, pending, error, clearError } = useAction(async () => {
    const issued = await session.workspaces.createApiKey(workspace.id, content, {
      idempotencyKey: idempotency.key,
    });
    onIssued(issued);
    await queryClient.invalidateQueries(apiKeysChanged(workspace.id));
  });
  const lostKeyId = lostResourceId(error);
  const revokeLost = useAction(async (keyId: string) => {
    await session.workspaces.revokeApiKey(workspace.id, keyId);
    idempotency.renew();
    clearError();
    await queryClient.invalidateQueries(apiKeysChanged(workspace.id));
  });
  const { fields, rest } = fieldProblems(error, [
    'name',
    'description',
    'metadata',
    'serviceAccountId',
    'scopes',
    'allowedIps',
    'allowlistMode',
    'expiresAt',
    'limits',
  ]);
  const change = (part: Partial<KeyLimits>) => setLimits((previous) => ({ ...previous, ...part }));
  const hasTypingError =
    hasMetadataProblem(metadata) ||
    (limits.allowedIps?.some((entry) => networkProblem(entry) !== undefined) ?? false);

  return (
    <Form onSubmit={() => void run()} error={error}>
      <TextInput
        label={t('Name')}
        description={t('The program that will use the key, and where it runs.')}
        placeholder={t('Billing, production')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fields.name}
        autoComplete="off"
        data-autofocus
        required
        withAsterisk={false}
      />
      <Textarea
        label={t('Description')}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        error={fields.description}
        autosize
        maxRows={6}
      />
      <OwnerField value={serviceAccountId} onChange={setServiceAccountId} error={fields.serviceAccountId} />
      <ScopesField value={limits.scopes} onChange={(scopes) => change({ scopes })} error={fields.scopes} />
      <AllowlistField
        value={limits.allowedIps}
        onChange={(allowedIps) => change({ allowedIps })}
        isObserved={limits.allowlistMode === 'observe'}
        onObserve={(isObserved) => change({ allowlistMode: isObserved ? 'observe' : 'enforce' })}
        error={fields.allowedIps}
      />
      <ExpiryField
        value={limits.expiresAt}
        onChange={(expiresAt) => change({ expiresAt })}
        error={fields.expiresAt}
      />
      <LimitsField
        label={t('Requests')}
        description={t('How many requests the key may make, in UTC.')}
        value={limits.limits}
        onChange={(next) => change({ limits: next })}
        error={fields.limits}
      />
      <MetadataField value={metadata} onChange={setMetadata} error={fields.metadata} />
      <Checkbox
        label={t('Canary')}
        description={t(
          'Never valid. Leave it where only an intruder would look: each use of it alerts the owners and admins.',
        )}
        checked={canary}
        onChange={(event) => setCanary(event.currentTarget.checked)}
      />
      <ErrorAlert error={revokeLost.error ?? rest} />
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        {lostKeyId === undefined ? (
          <Button type="submit" loading={pending} disabled={hasTypingError}>
            {t('Create key')}
          </Button>
        ) : (
          <Button color="red" loading={revokeLost.pending} onClick={() => void revokeLost.run(lostKeyId)}>
            {t('Revoke the new key')}
          </Button>
        )}
      </DialogActions>
    </Form>
  );
}

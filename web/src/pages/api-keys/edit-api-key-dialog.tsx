import type { ApiKey } from '@latchkey/sdk';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { LimitsField } from '../../components/limits/limits-field';
import { session } from '../../session/session';
import { asStored } from '../../session/show-unseen';
import { useWorkspace } from '../../workspace/queries';
import { AllowlistField } from './allowlist-field';
import { ExpiryField } from './expiry-field';
import type { KeyLimits } from './key-limits';
import { hasMetadataProblem, toMetadata, toMetadataRows } from './metadata';
import { MetadataField } from './metadata-field';
import { networkProblem } from './network';
import { apiKeysChanged } from './queries';
import { ScopesField } from './scopes-field';
import { t } from '../../language/translate';

interface EditApiKeyDialogProps {
  apiKey: ApiKey;
  opened: boolean;
  onClose: () => void;
}

export function EditApiKeyDialog({ apiKey, opened, onClose }: EditApiKeyDialogProps) {
  return (
    <FormModal opened={opened} onClose={onClose} size={540} title={t('Edit “{name}”', { name: apiKey.name })}>
      <EditForm apiKey={apiKey} onClose={onClose} />
    </FormModal>
  );
}

function EditForm({ apiKey, onClose }: Omit<EditApiKeyDialogProps, 'opened'>) {
  const workspace = useWorkspace();
  // The key when the form opened, because the page around it keeps refreshing.
  const [before] = useState(() => asStored(apiKey));
  const [name, setName] = useState(before.name);
  const [description, setDescription] = useState(before.description ?? '');
  const [metadata, setMetadata] = useState(() => toMetadataRows(before.metadata));
  const [limits, setLimits] = useState<KeyLimits>({
    scopes: before.scopes,
    allowedIps: before.allowedIps,
    allowlistMode: before.allowlistMode,
    expiresAt: before.expiresAt,
    limits: before.limits,
  });
  const change = changes(before, {
    name: name.trim(),
    description: description.trim() || null,
    metadata: toMetadata(metadata),
    ...limits,
  });
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.updateApiKey(workspace.id, apiKey.id, change);
    await queryClient.invalidateQueries(apiKeysChanged(workspace.id));
    onClose();
    toast(
      LIMITS.some((field) => field in change)
        ? t('Saved. Every server now enforces the new limits.')
        : t('Saved.'),
    );
  });
  const { fields, rest } = fieldProblems(error, [
    'name',
    'description',
    'metadata',
    'scopes',
    'allowedIps',
    'allowlistMode',
    'expiresAt',
    'limits',
  ]);
  const limit = (part: Partial<KeyLimits>) => setLimits((previous) => ({ ...previous, ...part }));
  const hasTypingError =
    hasMetadataProblem(metadata) ||
    (limits.allowedIps?.some((entry) => networkProblem(entry) !== undefined) ?? false);
  const isUnchanged = Object.keys(change).length === 0;

  return (
    <Form onSubmit={() => void run()} error={error}>
      <TextInput
        label={t('Name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fields.name}
        autoComplete="off"
        data-autofocus
      />
      <Textarea
        label={t('Description')}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        error={fields.description}
        autosize
        maxRows={6}
      />
      <ScopesField value={limits.scopes} onChange={(scopes) => limit({ scopes })} error={fields.scopes} />
      <AllowlistField
        value={limits.allowedIps}
        onChange={(allowedIps) => limit({ allowedIps })}
        isObserved={limits.allowlistMode === 'observe'}
        onObserve={(isObserved) => limit({ allowlistMode: isObserved ? 'observe' : 'enforce' })}
        error={fields.allowedIps}
      />
      <ExpiryField
        value={limits.expiresAt}
        onChange={(expiresAt) => limit({ expiresAt })}
        error={fields.expiresAt}
      />
      <LimitsField
        label={t('Requests')}
        description={t('How many requests the key may make, in UTC.')}
        value={limits.limits}
        onChange={(next) => limit({ limits: next })}
        error={fields.limits}
      />
      <MetadataField value={metadata} onChange={setMetadata} error={fields.metadata} />
      <ErrorAlert error={rest} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending} disabled={hasTypingError || isUnchanged}>
          {t('Save')}
        </Button>
      </DialogActions>
    </Form>
  );
}

/** What servers enforce. */
const LIMITS = ['scopes', 'allowedIps', 'allowlistMode', 'expiresAt', 'limits'];

type Editable = Pick<
  ApiKey,
  'name' | 'description' | 'metadata' | 'scopes' | 'allowedIps' | 'allowlistMode' | 'expiresAt' | 'limits'
>;

/** Only edited fields, so that concurrent changes by others to the rest are kept. */
function changes(from: Editable, to: Editable): Partial<Editable> {
  return {
    ...(from.name.trim() === to.name ? {} : { name: to.name }),
    ...((from.description?.trim() || null) === to.description ? {} : { description: to.description }),
    ...(isSame(pairsOf(from.metadata), pairsOf(to.metadata)) ? {} : { metadata: to.metadata }),
    ...(isSame(from.scopes, to.scopes) ? {} : { scopes: to.scopes }),
    ...(isSame(from.allowedIps, to.allowedIps) ? {} : { allowedIps: to.allowedIps }),
    ...(from.allowlistMode === to.allowlistMode ? {} : { allowlistMode: to.allowlistMode }),
    ...(from.expiresAt === to.expiresAt ? {} : { expiresAt: to.expiresAt }),
    ...(JSON.stringify(from.limits) === JSON.stringify(to.limits) ? {} : { limits: to.limits }),
  };
}

const isSame = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  JSON.stringify(a && [...a].sort()) === JSON.stringify(b && [...b].sort());

/** Entries as text, for comparison in any order. */
const pairsOf = (metadata: Record<string, string>): string[] =>
  Object.entries(metadata).map((pair) => JSON.stringify(pair));

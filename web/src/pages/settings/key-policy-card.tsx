import type { AppliedKeyPolicy, KeyPolicy } from '@latchkey/sdk';
import { Alert, Button, Checkbox, Group, NumberInput, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { Card } from '../../components/layout/card';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import type { CurrentWorkspace } from '../../workspace/queries';
import { roleAtLeast, roleName } from '../../workspace/roles';
import { apiKeysChanged } from '../api-keys/queries';
import { keyPolicyQuery } from './queries';
import { plural, t } from '../../language/translate';

const SHOWN_MAX = 10;

/** The workspace's requirements for its keys; shows which keys a change would end before it is made. */
export function KeyPolicyCard({ workspace }: { workspace: CurrentWorkspace }) {
  const { data, error, refetch } = useQuery(keyPolicyQuery(workspace.id));
  return (
    <Card
      title={t('Policy for API keys')}
      description={t('Applies to new keys at once, and to existing keys after the grace period.')}
    >
      {data ? (
        <PolicyForm workspace={workspace} saved={data} />
      ) : error ? (
        <ErrorAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={220} />
      )}
    </Card>
  );
}

function PolicyForm({ workspace, saved }: { workspace: CurrentWorkspace; saved: KeyPolicy }) {
  const mayChange = roleAtLeast(workspace.role, 'admin');
  const [policy, setPolicy] = useState(saved);
  const [graceDays, setGraceDays] = useState(30);
  // For exactly the form's current content: any edit discards it.
  const [preview, setPreview] = useState<AppliedKeyPolicy | null>(null);
  const edit = (part: Partial<KeyPolicy>) => {
    setPolicy((previous) => ({ ...previous, ...part }));
    setPreview(null);
  };
  const { run, pending, error } = useAction(async () => {
    const input = { ...policy, graceDays };
    if (preview === null) {
      setPreview(await session.workspaces.setKeyPolicy(workspace.id, input, { dryRun: true }));
      return;
    }
    await session.workspaces.setKeyPolicy(workspace.id, input);
    setPreview(null);
    queryClient.setQueryData(keyPolicyQuery(workspace.id).queryKey, policy);
    await queryClient.invalidateQueries(apiKeysChanged(workspace.id));
    toast(t('Saved. Every server now enforces the policy.'));
  });
  const { fields, rest } = fieldProblems(error, ['maxLifetimeDays', 'revokeUnusedAfterDays', 'graceDays']);
  return (
    <Form onSubmit={() => void run()} error={error} label={t('Policy for API keys')}>
      {!mayChange && (
        <Text size="sm" c="dimmed">
          {t('Changing this requires the admin role; yours is {role}.', {
            role: roleName(workspace.role),
          })}
        </Text>
      )}
      <Stack gap={8}>
        <Checkbox
          label={t('Keys must have an expiry')}
          checked={policy.requireExpiry}
          onChange={(event) => edit({ requireExpiry: event.currentTarget.checked })}
          disabled={!mayChange}
        />
        <Checkbox
          label={t('Keys must have an allowlist')}
          checked={policy.requireAllowlist}
          onChange={(event) => edit({ requireAllowlist: event.currentTarget.checked })}
          disabled={!mayChange}
        />
        <Checkbox
          label={t('Keys must list their permissions')}
          checked={policy.requireScopes}
          onChange={(event) => edit({ requireScopes: event.currentTarget.checked })}
          disabled={!mayChange}
        />
        <Checkbox
          label={t('Keys must belong to a service account')}
          checked={policy.owners === 'service_accounts'}
          onChange={(event) => edit({ owners: event.currentTarget.checked ? 'service_accounts' : 'any' })}
          disabled={!mayChange}
        />
      </Stack>
      <NumberInput
        label={t('Maximum lifetime in days')}
        description={t('Counted from the creation of a key. Empty: no maximum.')}
        value={policy.maxLifetimeDays ?? ''}
        onChange={(value) => edit({ maxLifetimeDays: value === '' ? null : Number(value) })}
        error={fields.maxLifetimeDays}
        min={1}
        allowDecimal={false}
        readOnly={!mayChange}
      />
      <NumberInput
        label={t('Days after which unused keys end')}
        description={t('Counted from the last use, or from the creation. Empty: never.')}
        value={policy.revokeUnusedAfterDays ?? ''}
        onChange={(value) => edit({ revokeUnusedAfterDays: value === '' ? null : Number(value) })}
        error={fields.revokeUnusedAfterDays}
        min={1}
        allowDecimal={false}
        readOnly={!mayChange}
      />
      {mayChange && (
        <NumberInput
          label={t('Grace in days')}
          description={t('How long existing keys that break the policy keep working.')}
          value={graceDays}
          onChange={(value) => {
            setGraceDays(Number(value));
            setPreview(null);
          }}
          error={fields.graceDays}
          min={0}
          max={90}
          allowDecimal={false}
        />
      )}
      {preview && <Preview preview={preview} />}
      <ErrorAlert error={rest} />
      {mayChange && (
        <Group justify="flex-end">
          <Button type="submit" loading={pending} variant={preview ? 'filled' : 'default'}>
            {preview ? t('Apply the policy') : t('Preview')}
          </Button>
        </Group>
      )}
    </Form>
  );
}

function Preview({ preview: { keysReached, keys } }: { preview: AppliedKeyPolicy }) {
  if (keysReached === 0) {
    return (
      <Alert color="gray" role="status">
        {t('No existing key ends earlier.')}
      </Alert>
    );
  }
  const more = keysReached - Math.min(keys.length, SHOWN_MAX);
  return (
    <Alert
      color="brass"
      role="status"
      title={plural(keysReached, 'One key ends earlier', '{count} keys end earlier')}
    >
      {keys.slice(0, SHOWN_MAX).map((key) => (
        <div key={key.id}>
          {key.name} ({key.keyPrefix}…): <Time iso={key.endsAt} />
        </div>
      ))}
      {more > 0 && <div>{plural(more, 'and {count} more', 'and {count} more')}</div>}
    </Alert>
  );
}

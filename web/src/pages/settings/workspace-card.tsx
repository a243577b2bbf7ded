import { Anchor, Button, Checkbox, Group, Radio, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import type { RequestLimit, WorkspaceWithRole } from '@latchkey/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { LimitsField } from '../../components/limits/limits-field';
import { periodName } from '../../components/limits/periods';
import { Card } from '../../components/layout/card';
import { LimitUsage } from '../../components/layout/limit-usage';
import { session } from '../../session/session';
import { asStored } from '../../session/show-unseen';
import { type CurrentWorkspace, workspacesQuery } from '../../workspace/queries';
import { workspaceLimitsQuery } from './queries';
import { roleAtLeast, roleName } from '../../workspace/roles';
import { locale } from '../../language/language';
import { type Message, rich, t } from '../../language/translate';

const LEAK_POLICIES = {
  server: 'The server’s default',
  notify: 'Notify the owners and the creator',
  revoke: 'Notify them, and revoke the key at once',
} as const satisfies Record<string, Message>;

type LeakPolicy = keyof typeof LEAK_POLICIES;

type KeyAlert = WorkspaceWithRole['keyAlertEmails'][number];

const ALERT_WORDS = {
  canary_used: 'A canary was used: to owners and admins',
  new_address: 'A key came from a new address: to its owner',
  policy_ending: 'A policy ends a key: to its owner',
} as const satisfies Record<KeyAlert, Message>;

const KEY_ALERTS = ['canary_used', 'new_address', 'policy_ending'] as const;

const POLICIES = ['server', 'notify', 'revoke'] as const;

const LIST = new Intl.ListFormat(locale);

/** @param max the operator's ceiling for this particular workspace */
const limitsDescription = (max: RequestLimit[] | null): string =>
  max === null || max.length === 0
    ? t('How many requests all keys of the workspace may make together, in UTC.')
    : t(
        'How many requests all keys of the workspace may make together, in UTC. The operator of this server allows at most {limits}.',
        {
          limits: LIST.format(
            max.map(({ requests, per }) => t('{requests} per {per}', { requests, per: periodName(per) })),
          ),
        },
      );

/** Name, what happens to leaked keys, which alerts are mailed, and how many requests the keys may make. */
export function WorkspaceCard({ workspace }: { workspace: CurrentWorkspace }) {
  const { data } = useQuery(workspacesQuery);
  const saved = data?.find(({ id }) => id === workspace.id);
  return (
    <Card title={t('Workspace')}>
      {saved === undefined ? <Skeleton height={180} /> : <WorkspaceForm workspace={saved} />}
    </Card>
  );
}

function WorkspaceForm({ workspace }: { workspace: WorkspaceWithRole }) {
  const mayChange = roleAtLeast(workspace.role, 'admin');
  const savedPolicy: LeakPolicy = workspace.leakPolicy ?? 'server';
  // Null: not edited here, so that other users' changes show.
  const [editedName, setName] = useState<string | null>(null);
  const [editedPolicy, setPolicy] = useState<LeakPolicy | null>(null);
  const [editedRequirement, setRequirement] = useState<boolean | null>(null);
  const [editedLimits, setLimits] = useState<{ limits: RequestLimit[] | null } | null>(null);
  const [editedAlerts, setAlerts] = useState<KeyAlert[] | null>(null);
  const alerts = editedAlerts ?? workspace.keyAlertEmails;
  const areAlertsChanged = KEY_ALERTS.some(
    (alert) => alerts.includes(alert) !== workspace.keyAlertEmails.includes(alert),
  );
  const { data: usage } = useQuery(workspaceLimitsQuery(workspace.id));
  const limits = editedLimits === null ? workspace.limits : editedLimits.limits;
  const areLimitsChanged = JSON.stringify(limits) !== JSON.stringify(workspace.limits);
  const savedName = asStored(workspace.name);
  const name = editedName ?? savedName;
  const policy = editedPolicy ?? savedPolicy;
  const isNameChanged = name.trim() !== savedName.trim();
  const requireSecondFactor = editedRequirement ?? workspace.requireSecondFactor;
  const isRequirementChanged = requireSecondFactor !== workspace.requireSecondFactor;
  const isPolicyChanged = policy !== savedPolicy;
  const { run, pending, error } = useAction(async () => {
    await session.workspaces.update(workspace.id, {
      ...(isNameChanged ? { name: name.trim() } : {}),
      ...(isPolicyChanged ? { leakPolicy: policy === 'server' ? null : policy } : {}),
      ...(areAlertsChanged ? { keyAlertEmails: alerts } : {}),
      ...(areLimitsChanged ? { limits } : {}),
      ...(isRequirementChanged ? { requireSecondFactor } : {}),
    });
    await queryClient.refetchQueries({ ...workspacesQuery, exact: true });
    setName(null);
    setPolicy(null);
    setAlerts(null);
    setLimits(null);
    setRequirement(null);
    await queryClient.invalidateQueries(workspaceLimitsQuery(workspace.id));
    toast(t('Saved.'));
  });
  const { fields, rest } = fieldProblems(error, ['name', 'leakPolicy', 'keyAlertEmails', 'limits']);

  return (
    <Form onSubmit={() => void run()} error={error} label={t('Workspace')}>
      {!mayChange && (
        <Text size="sm" c="dimmed">
          {t('Changing this requires the admin role; yours is {role}.', {
            role: roleName(workspace.role),
          })}
        </Text>
      )}
      <TextInput
        label={t('Name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fields.name}
        maxLength={100}
        readOnly={!mayChange}
        autoComplete="off"
      />
      <Radio.Group
        label={t('When a key is reported as leaked')}
        description={t('By GitHub secret scanning, or by anyone who finds it.')}
        value={policy}
        onChange={(value) => setPolicy(POLICIES.find((known) => known === value) ?? null)}
        error={fields.leakPolicy}
      >
        <Stack gap={8} mt={8}>
          {POLICIES.map((value) => (
            <Radio key={value} value={value} label={t(LEAK_POLICIES[value])} disabled={!mayChange} />
          ))}
        </Stack>
      </Radio.Group>
      <Checkbox.Group
        label={t('Emails about keys')}
        description={t('Webhook endpoints choose their events themselves.')}
        value={alerts}
        onChange={(values) => setAlerts(KEY_ALERTS.filter((alert) => values.includes(alert)))}
        error={fields.keyAlertEmails}
      >
        <Stack gap={8} mt={8}>
          {KEY_ALERTS.map((alert) => (
            <Checkbox key={alert} value={alert} label={t(ALERT_WORDS[alert])} disabled={!mayChange} />
          ))}
        </Stack>
      </Checkbox.Group>
      <LimitsField
        label={t('Requests with API keys')}
        description={limitsDescription(workspace.limitsMax)}
        value={limits}
        onChange={(next) => setLimits({ limits: next })}
        error={fields.limits}
        readOnly={!mayChange}
      />
      {usage !== undefined && usage.length > 0 && (
        <>
          <LimitUsage limits={usage} />
          <Text size="xs" c="dimmed">
            {rich('See <link>Busiest keys</link> for the keys that were refused.', {
              link: (words) => (
                <Anchor
                  inherit
                  renderRoot={(props) => (
                    <Link
                      to="/workspaces/$workspaceId/overview"
                      params={{ workspaceId: workspace.id }}
                      {...props}
                    />
                  )}
                >
                  {words}
                </Anchor>
              ),
            })}
          </Text>
        </>
      )}
      <Checkbox
        label={t('Require a second factor')}
        description={
          workspace.secondFactorRequiredBy === 'server'
            ? t('The operator of this server requires one of everyone, regardless of this setting.')
            : t(
                'Members without one can do nothing here until they add it. API keys are not affected. You need one yourself to change this.',
              )
        }
        checked={requireSecondFactor}
        onChange={(event) => setRequirement(event.currentTarget.checked)}
        disabled={!mayChange}
      />
      <ErrorAlert error={rest} />
      {mayChange && (
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={pending}
            disabled={
              name.trim() === '' ||
              (!isNameChanged &&
                !isPolicyChanged &&
                !areAlertsChanged &&
                !areLimitsChanged &&
                !isRequirementChanged)
            }
          >
            {t('Save')}
          </Button>
        </Group>
      )}
    </Form>
  );
}

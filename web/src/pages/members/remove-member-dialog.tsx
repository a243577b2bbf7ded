import type { Member, MemberImpact, ServiceAccount } from '@latchkey/sdk';
import { Alert, Button, Group, List, Modal, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { fieldProblems } from '../../components/forms/field-problems';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { departFrom } from '../../workspace/departures';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { apiKeysChanged } from '../api-keys/queries';
import { memberImpactQuery, membersChanged } from './queries';
import { ServiceAccountDialog } from './service-account-dialog';

interface RemoveMemberDialogProps {
  member: Member;
  isMe: boolean;
  heirs: Heirs;
  onHeirs: (heirs: Heirs) => void;
  onClose: () => void;
}

/** By the id of a key: the service account that gets it. Keys without one end. */
export type Heirs = Record<string, string>;

/** Says what stops with the membership, and which keys can go on as those of a service account, before it is ended. */
export function RemoveMemberDialog({ member, isMe, heirs, onHeirs, onClose }: RemoveMemberDialogProps) {
  const workspace = useWorkspace();
  const name = member.user.name ?? member.user.email;
  const impact = useQuery(memberImpactQuery(workspace.id, member.user.id));
  // The choices may be older than the list, and name a key that has ended since.
  const transfers = (impact.data?.apiKeys.items ?? []).flatMap(({ id }) => {
    const serviceAccountId = heirs[id];
    return serviceAccountId === undefined ? [] : [{ apiKeyId: id, serviceAccountId }];
  });
  const [asked, setAsked] = useState(transfers);
  const { run, pending, error } = useAction(async () => {
    setAsked(transfers);
    if (transfers.length === 0) await session.workspaces.removeMember(workspace.id, member.user.id);
    else await session.workspaces.removeMemberAndTransfer(workspace.id, member.user.id, { transfers });
    onClose();
    if (isMe) return departFrom(workspace.id, `You have left ${workspace.name}.`);
    toast(
      transfers.length === 0
        ? `${name} is no longer a member, and every server now rejects their keys.`
        : `${name} is no longer a member. ${count(transfers.length, 'key')} now belong${transfers.length === 1 ? 's' : ''} to service accounts.`,
    );
    await Promise.all([
      membersChanged(workspace.id),
      // They show how many keys there are, and whose.
      queryClient.invalidateQueries(serviceAccountsQuery(workspace.id)),
      queryClient.invalidateQueries(apiKeysChanged(workspace.id)),
    ]);
  });

  const { fields, rest } = fieldProblems(
    error,
    asked.map((_, index) => `transfers.${index}`),
  );
  /** Why the server did not transfer a key, by its id; until the choice is another. */
  const refusals = Object.fromEntries(
    asked.map(({ apiKeyId, serviceAccountId }, index) =>
      heirs[apiKeyId] === serviceAccountId ? [apiKeyId, fields[`transfers.${index}`]] : [apiKeyId, undefined],
    ),
  ) as Record<string, string | undefined>;

  return (
    <Modal opened onClose={onClose} size="lg" title={isMe ? `Leave ${workspace.name}?` : `Remove ${name}?`}>
      <Stack>
        <Text size="sm">
          {isMe ? 'You lose' : `${name} loses`} access at once. Documents stay as they are.
        </Text>
        {impact.isError ? (
          <ErrorAlert error={impact.error} onRetry={() => void impact.refetch()} />
        ) : impact.data === undefined ? (
          <Alert color="gray" role="status">
            Loading what ends with the membership…
          </Alert>
        ) : impact.data.apiKeys.total === 0 ? (
          <Alert color="gray" title="No key stops">
            {isMe ? 'You have' : `${name} has`} no working API key here.
          </Alert>
        ) : (
          <KeysOfMember
            keys={impact.data.apiKeys}
            staying={transfers.length}
            heirs={heirs}
            refusals={refusals}
            onChange={onHeirs}
          />
        )}
        {impact.data !== undefined && impact.data.webhookEndpoints.total > 0 && (
          <Alert color="brass" title={stop(impact.data.webhookEndpoints.total, 'webhook endpoint')}>
            <Text size="sm" mb="xs">
              An endpoint follows the key that signs for it, if the service account is an admin.
            </Text>
            <List size="sm" spacing={4} style={{ maxHeight: 200, overflowY: 'auto' }}>
              {impact.data.webhookEndpoints.items.map((endpoint) => (
                <List.Item key={endpoint.id}>{endpoint.label}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <ErrorAlert error={rest} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red" loading={pending} disabled={!impact.data} onClick={() => void run()}>
            {isMe ? 'Leave the workspace' : 'Remove the member'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface KeysOfMemberProps {
  keys: MemberImpact['apiKeys'];
  /** How many of them get a new owner. */
  staying: number;
  heirs: Heirs;
  refusals: Record<string, string | undefined>;
  onChange: (heirs: Heirs) => void;
}

function KeysOfMember({ keys: { total, items }, staying, heirs, refusals, onChange }: KeysOfMemberProps) {
  const workspace = useWorkspace();
  const mayTransfer = roleAtLeast(workspace.role, 'admin');
  const { data: accounts } = useQuery({ ...serviceAccountsQuery(workspace.id), enabled: mayTransfer });
  const [creating, setCreating] = useState(false);
  const ending = total - staying;
  const give = (keyIds: string[], accountId: string | null): void => {
    const kept = Object.entries(heirs).filter(([keyId]) => !keyIds.includes(keyId));
    const given = accountId === null ? [] : keyIds.map((keyId) => [keyId, accountId]);
    onChange(Object.fromEntries([...kept, ...given]) as Heirs);
  };
  return (
    <Alert
      color={ending === 0 ? 'gray' : 'brass'}
      title={ending === 0 ? 'No key stops' : stop(ending, 'API key')}
    >
      <Text size="sm" mb="xs">
        Programs that use a key that stops get 401 from then on.{' '}
        {mayTransfer
          ? 'Transfer a key to a service account to keep it working, with the role of that account.'
          : 'An admin can transfer keys to a service account first.'}
      </Text>
      {accounts && items.length > 1 && accounts.length > 0 && (
        <HeirSelect
          label="All keys"
          accounts={accounts}
          value={sameOf(items.map(({ id }) => heirs[id] ?? null))}
          onChange={(accountId) =>
            give(
              items.map(({ id }) => id),
              accountId,
            )
          }
        />
      )}
      <Stack
        component="ul"
        gap="xs"
        my="xs"
        p={0}
        style={{ listStyle: 'none', maxHeight: 320, overflowY: 'auto' }}
      >
        {items.map((key) => (
          <Group component="li" key={key.id} justify="space-between" align="center">
            <Text size="sm" style={{ overflowWrap: 'anywhere', flex: '1 1 14rem' }}>
              {key.label}, last used <Time iso={key.lastUsedAt} never="never" />
            </Text>
            {accounts && accounts.length > 0 && (
              <HeirSelect
                label={key.label}
                isLabelHidden
                accounts={accounts}
                value={heirs[key.id] ?? null}
                error={refusals[key.id]}
                onChange={(accountId) => give([key.id], accountId)}
              />
            )}
          </Group>
        ))}
      </Stack>
      {total > items.length && (
        <Text size="sm">
          {`The other ${(total - items.length).toLocaleString('en')} keys stop. To keep them, transfer them from the list of keys first.`}
        </Text>
      )}
      {accounts?.length === 0 && (
        <Button size="compact-sm" variant="default" onClick={() => setCreating(true)}>
          Create a service account for these keys
        </Button>
      )}
      {creating && <ServiceAccountDialog onClose={() => setCreating(false)} />}
    </Alert>
  );
}

interface HeirSelectProps {
  label: string;
  /** For those who see; it is read aloud. */
  isLabelHidden?: boolean;
  accounts: readonly ServiceAccount[];
  /** null: the key stops. Undefined: several keys have different ones. */
  value: string | null | undefined;
  error?: string | undefined;
  onChange: (accountId: string | null) => void;
}

const STOPS = 'stops';

const HeirSelect = ({ label, isLabelHidden = false, accounts, value, error, onChange }: HeirSelectProps) => (
  <Select
    {...(isLabelHidden ? { 'aria-label': `What happens to ${label}` } : { label })}
    size="xs"
    allowDeselect={false}
    data={[
      { value: STOPS, label: 'Stops' },
      ...accounts.map(({ id, name, role }) => ({ value: id, label: `Transfer to ${name} (${role})` })),
    ]}
    placeholder="Different"
    error={error}
    value={value === undefined ? null : (value ?? STOPS)}
    onChange={(chosen) => onChange(chosen === STOPS ? null : chosen)}
  />
);

/** What all of them have; undefined: they differ. */
function sameOf<Value>([first, ...others]: Value[]): Value | undefined {
  return others.every((other) => other === first) ? first : undefined;
}

const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

const stop = (number: number, noun: string): string =>
  number === 1 ? `One ${noun} stops` : `${number.toLocaleString('en')} ${noun}s stop`;

import { Button, Checkbox, Group, Stack, TagsInput } from '@mantine/core';
import { IconMapPinPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useAction } from '../../api/use-action';
import { session } from '../../session/session';
import { networkProblem, typingProblem } from './network';
import { t } from '../../language/translate';

interface AllowlistFieldProps {
  /** null: anywhere. */
  value: string[] | null;
  onChange: (allowedIps: string[] | null) => void;
  isObserved: boolean;
  onObserve: (isObserved: boolean) => void;
  error?: string | undefined;
}

/** Addresses and blocks, checked while they are typed. */
export function AllowlistField({ value, onChange, isObserved, onObserve, error }: AllowlistFieldProps) {
  const entries = value ?? [];
  const set = (next: string[]) => onChange(next.length === 0 ? null : next);
  const [typed, setTyped] = useState('');
  const wrong = entries.find((entry) => networkProblem(entry) !== undefined);
  const problem = typingProblem(typed);
  // Asking takes a moment, during which more may be entered.
  const latest = useRef(entries);
  latest.current = entries;
  const addMine = useAction(async () => {
    const address = await ownAddress();
    if (address !== null && !latest.current.includes(address)) set([...latest.current, address]);
  });
  return (
    <Stack gap={6}>
      <TagsInput
        label={t('Allowed addresses')}
        description={t(
          'IP addresses and CIDR blocks, such as 192.0.2.0/24. Leave empty to allow every address.',
        )}
        placeholder={entries.length === 0 ? t('Everywhere') : ''}
        value={entries}
        onChange={set}
        searchValue={typed}
        onSearchChange={setTyped}
        splitChars={[',', ' ', ';', '\n']}
        acceptValueOnBlur
        error={
          problem !== undefined
            ? t('{address} {problem}.', { address: typed.trim(), problem })
            : wrong !== undefined
              ? t('{address} {problem}.', { address: wrong, problem: networkProblem(wrong) ?? '' })
              : error
        }
        clearable
        clearButtonProps={{ 'aria-label': t('Remove all addresses') }}
      />
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconMapPinPlus size={14} aria-hidden="true" />}
          loading={addMine.pending}
          onClick={() => void addMine.run()}
        >
          {t('Add my address')}
        </Button>
      </Group>
      {value !== null && (
        <Checkbox
          label={t('Observe only')}
          description={t(
            'Allows requests from other addresses, and shows which of them the allowlist would refuse.',
          )}
          checked={isObserved}
          onChange={(event) => onObserve(event.currentTarget.checked)}
        />
      )}
    </Stack>
  );
}

/** As the server sees it: the address from which this session was last refreshed. */
async function ownAddress(): Promise<string | null> {
  // The session's address is updated when its token is refreshed; until then it may be from another network.
  await session.refresh();
  for await (const { current, address } of session.account.listSessions()) if (current) return address;
  return null;
}

import type { MemberImpact } from '@latchkey/sdk';
import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import type { OfMemberProps } from './heir-select';
import { MINE } from './kept-belongings';
import { plural, t } from '../../language/translate';

interface InvitationsOfMemberProps extends OfMemberProps {
  invitations: MemberImpact['invitations'];
  /** A departing user cannot. */
  mayKeep: boolean;
  /** An invitation to it would let the person back in. */
  memberEmail: string;
}

/** What the server writes instead of an address. */
const ANYONE = 'Anyone with the link';

export function InvitationsOfMember({
  invitations: { total, items },
  staying,
  mayKeep,
  memberEmail,
  heirs,
  refusals,
  onGive,
}: InvitationsOfMemberProps) {
  const ending = total - staying;
  return (
    <Alert
      color={ending === 0 ? 'gray' : 'brass'}
      title={
        ending === 0
          ? t('No invitation is withdrawn')
          : plural(ending, 'One invitation is withdrawn', '{count} invitations are withdrawn')
      }
    >
      <Stack
        component="ul"
        gap="xs"
        m={0}
        p={0}
        style={{ listStyle: 'none', maxHeight: 200, overflowY: 'auto' }}
      >
        {items.map(({ id, label }) => (
          <li key={id}>
            {mayKeep && label !== memberEmail ? (
              <Checkbox
                label={
                  label === ANYONE
                    ? t('Keep the invitation for anyone with the link, as yours')
                    : t('Keep the invitation for {email}, as yours', { email: label })
                }
                checked={heirs[id] === MINE}
                error={refusals[id]}
                onChange={(event) => onGive([id], event.currentTarget.checked ? MINE : null)}
              />
            ) : (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {mayKeep
                  ? t('{email}: their own address, so it cannot be kept', { email: label })
                  : label === ANYONE
                    ? t('Anyone with the link')
                    : label}
              </Text>
            )}
          </li>
        ))}
      </Stack>
      {total > items.length && (
        <Text size="sm" mt="xs">
          {plural(
            total - items.length,
            'The other invitation is withdrawn.',
            'The other {count} invitations are withdrawn.',
          )}
        </Text>
      )}
    </Alert>
  );
}

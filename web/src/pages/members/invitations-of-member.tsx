import type { MemberImpact } from '@latchkey/sdk';
import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import type { OfMemberProps } from './heir-select';
import { MINE } from './kept-belongings';

interface InvitationsOfMemberProps extends OfMemberProps {
  invitations: MemberImpact['invitations'];
  /** A departing user cannot. */
  mayKeep: boolean;
  /** An invitation to it would let the person back in. */
  memberEmail: string;
}

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
          ? 'No invitation is withdrawn'
          : ending === 1
            ? 'One invitation is withdrawn'
            : `${ending.toLocaleString('en')} invitations are withdrawn`
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
                label={`Keep the invitation for ${label === 'Anyone with the link' ? 'anyone with the link' : label}, as yours`}
                checked={heirs[id] === MINE}
                error={refusals[id]}
                onChange={(event) => onGive([id], event.currentTarget.checked ? MINE : null)}
              />
            ) : (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {label}
                {mayKeep && ': their own address, so it cannot be kept'}
              </Text>
            )}
          </li>
        ))}
      </Stack>
      {total > items.length && (
        <Text size="sm" mt="xs">
          {`The other ${(total - items.length).toLocaleString('en')} invitations are withdrawn.`}
        </Text>
      )}
    </Alert>
  );
}

import type { ServiceAccount } from '@latchkey/sdk';
import { Select } from '@mantine/core';
import type { Heirs } from './kept-belongings';
import { t } from '../../language/translate';
import { roleName } from '../../workspace/roles';

export interface OfMemberProps {
  /** How many of them are kept. */
  staying: number;
  heirs: Heirs;
  refusals: Record<string, string | undefined>;
  /** @param heir null: they end */
  onGive: (ids: string[], heir: string | null) => void;
}

interface HeirSelectProps {
  label: string;
  /** For sighted users; it is still read aloud. */
  isLabelHidden?: boolean;
  accounts: readonly ServiceAccount[];
  /** null: the key stops. Undefined: the keys have different choices. */
  value: string | null | undefined;
  error?: string | undefined;
  onChange: (accountId: string | null) => void;
}

const STOPS = 'stops';

/** Who something is transferred to, or that it stops. */
export const HeirSelect = ({
  label,
  isLabelHidden = false,
  accounts,
  value,
  error,
  onChange,
}: HeirSelectProps) => (
  <Select
    {...(isLabelHidden ? { 'aria-label': t('What happens to {label}', { label }) } : { label })}
    size="xs"
    allowDeselect={false}
    data={[
      { value: STOPS, label: t('Stops') },
      ...accounts.map(({ id, name, role }) => ({
        value: id,
        label: t('Transfer to {name} ({role})', { name, role: roleName(role) }),
      })),
    ]}
    placeholder={t('Different')}
    error={error}
    value={value === undefined ? null : (value ?? STOPS)}
    onChange={(chosen) => onChange(chosen === STOPS ? null : chosen)}
  />
);

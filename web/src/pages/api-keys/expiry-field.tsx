import { Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDraft } from '../../components/forms/use-draft';
import { type Message, t } from '../../language/translate';

interface ExpiryFieldProps {
  /** ISO 8601; null: never. */
  value: string | null;
  onChange: (expiresAt: string | null) => void;
  error?: string | undefined;
}

const DAY_MS = 24 * 3_600_000;
const CHOICES = [
  { value: 'never', label: 'Never' },
  { value: '7', label: 'In 7 days' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: 'date', label: 'Custom time…' },
] as const satisfies readonly { value: string; label: Message }[];

export function ExpiryField({ value, onChange, error }: ExpiryFieldProps) {
  const [choice, setChoice] = useState(value === null ? 'never' : 'date');
  const choose = (next: string | null) => {
    setChoice(next ?? 'never');
    if (next === null || next === 'never') onChange(null);
    else onChange(new Date(Date.now() + (next === 'date' ? 30 : Number(next)) * DAY_MS).toISOString());
  };
  return (
    <Stack gap={8}>
      <Select
        label={t('Expires')}
        data={CHOICES.map((known) => ({ ...known, label: t(known.label) }))}
        value={choice}
        onChange={choose}
        allowDeselect={false}
        error={choice === 'date' ? undefined : error}
      />
      {choice === 'date' && value !== null && <TimeField value={value} onChange={onChange} error={error} />}
    </Stack>
  );
}

interface TimeFieldProps {
  value: string;
  onChange: (expiresAt: string) => void;
  error: string | undefined;
}

/** While a time is half typed, the last whole one stays chosen; the field shows it again when it is left. */
function TimeField({ value, onChange, error }: TimeFieldProps) {
  const [typed, setTyped] = useDraft(toLocal(value));
  const showChosen = () => setTyped(toLocal(value));
  return (
    <TextInput
      aria-label={t('Expires at')}
      type="datetime-local"
      value={typed}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        // The first digits of a year are reported as the year 2 or 20.
        if (/^[1-9]\d{3}-/.test(text)) onChange(new Date(text).toISOString());
      }}
      onBlur={showChosen}
      onKeyDown={(event) => event.key === 'Enter' && showChosen()}
      error={error}
    />
  );
}

/** The format of the browser's field: local time, to the minute. */
function toLocal(iso: string): string {
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

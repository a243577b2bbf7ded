import { Radio, Select, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { plural } from '../../language/translate';

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
const overlaps = () => [
  ...[1, 24].map((hours) => ({
    value: String(hours * HOUR_SECONDS),
    label: plural(hours, '{count} hour', '{count} hours'),
  })),
  ...[3, 7].map((days) => ({
    value: String(days * DAY_SECONDS),
    label: plural(days, '{count} day', '{count} days'),
  })),
];

export const OVERLAP_SECONDS_DEFAULT = DAY_SECONDS;

interface OverlapFieldProps {
  /** Names what a rotation replaces: "The old key". */
  label: string;
  /** What it does until the overlap ends, and why that is useful. */
  goesOn: { label: string; description: ReactNode; durationLabel: string };
  stops: { label: string; description: ReactNode };
  /** 0: it stops at once. */
  seconds: number;
  onChange: (seconds: number) => void;
}

/** How long the replaced key or secret keeps working. */
export function OverlapField({ label, goesOn, stops, seconds, onChange }: OverlapFieldProps) {
  const way = seconds > 0 ? 'overlap' : 'at-once';
  // Remembers the chosen duration after a look at the other option.
  const [overlap, setOverlap] = useState(seconds > 0 ? seconds : OVERLAP_SECONDS_DEFAULT);
  const choose = (value: string): void => {
    setOverlap(Number(value));
    onChange(Number(value));
  };
  return (
    <Radio.Group
      label={label}
      value={way}
      onChange={(chosen) => onChange(chosen === 'overlap' ? overlap : 0)}
    >
      <Stack gap="sm" mt={6}>
        <Radio
          value="overlap"
          data-autofocus={way === 'overlap' || undefined}
          label={goesOn.label}
          description={goesOn.description}
        />
        {way === 'overlap' && (
          <Select
            aria-label={goesOn.durationLabel}
            data={overlaps()}
            value={String(seconds)}
            onChange={(value) => value !== null && choose(value)}
            allowDeselect={false}
            w={180}
            ml={28}
          />
        )}
        <Radio
          value="at-once"
          data-autofocus={way === 'at-once' || undefined}
          label={stops.label}
          description={stops.description}
        />
      </Stack>
    </Radio.Group>
  );
}

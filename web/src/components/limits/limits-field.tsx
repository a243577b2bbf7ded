import type { RequestLimit } from '@latchkey/sdk';
import { ActionIcon, Button, Group, Input, NumberInput, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { locale } from '../../language/language';
import { t } from '../../language/translate';
import { periodName } from './periods';

interface LimitsFieldProps {
  label: string;
  description: string;
  /** null: the server's default. */
  value: RequestLimit[] | null;
  onChange: (limits: RequestLimit[] | null) => void;
  error?: string | undefined;
  readOnly?: boolean;
}

const LIMITS_MAX = 4;
const PERIODS = ['second', 'minute', 'hour', 'day', 'month'] as const;
/** As in the user's language; five digits, because some languages leave four together. */
const SEPARATORS: { group?: string; decimal?: string } = Object.fromEntries(
  new Intl.NumberFormat(locale).formatToParts(12_345.6).map(({ type, value }) => [type, value]),
);
const FIRST = { per: 'minute', requests: 1_000 } as const;

/** The number of requests in each of a few periods. */
export function LimitsField({
  label,
  description,
  value,
  onChange,
  error,
  readOnly = false,
}: LimitsFieldProps) {
  const limits = value ?? [];
  const unused = PERIODS.filter((per) => !limits.some((limit) => limit.per === per));
  const replace = (index: number, part: Partial<RequestLimit>) =>
    onChange(limits.map((limit, at) => (at === index ? { ...limit, ...part } : limit)));
  const remove = (index: number) => {
    const left = limits.filter((_, at) => at !== index);
    onChange(left.length === 0 ? null : left);
  };
  const add = () => {
    const per = unused.includes(FIRST.per) ? FIRST.per : unused[0];
    if (per) onChange([...limits, { requests: FIRST.requests, per }]);
  };
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <Stack gap={8} mt={8}>
        {limits.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('The server’s default.')}
          </Text>
        )}
        {limits.map(({ requests, per }, index) => (
          <Group key={per} gap={8} wrap="nowrap">
            <NumberInput
              aria-label={t('Requests per {per}', { per: periodName(per) })}
              value={requests}
              onChange={(next) => {
                if (typeof next === 'number') replace(index, { requests: next });
              }}
              min={1}
              max={1_000_000_000_000}
              allowDecimal={false}
              thousandSeparator={SEPARATORS.group ?? ','}
              decimalSeparator={SEPARATORS.decimal ?? '.'}
              readOnly={readOnly}
              style={{ flex: 1 }}
            />
            <Select
              aria-label={t('Period')}
              data={[per, ...unused].map((period) => ({
                value: period,
                label: t('per {per}', { per: periodName(period) }),
              }))}
              value={per}
              onChange={(next) => {
                const period = PERIODS.find((known) => known === next);
                if (period) replace(index, { per: period });
              }}
              allowDeselect={false}
              readOnly={readOnly}
              w={140}
            />
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('Remove the limit per {per}', { per: periodName(per) })}
                onClick={() => remove(index)}
              >
                <IconX size={16} aria-hidden="true" />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!readOnly && limits.length < LIMITS_MAX && (
          <Group>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden="true" />}
              onClick={add}
            >
              {t('Add a limit')}
            </Button>
          </Group>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

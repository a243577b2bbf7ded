import { ActionIcon, Button, Group, Input, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { METADATA_MAX, metadataNameProblem, type MetadataRow } from './metadata';
import { t } from '../../language/translate';

interface MetadataFieldProps {
  value: MetadataRow[];
  onChange: (rows: MetadataRow[]) => void;
  /** The server's complaint about the field as a whole. */
  error?: string | undefined;
}

const VALUE_LENGTH_MAX = 500;
const EXAMPLE: MetadataRow = { name: 'customer', value: 'acme' };

/** Names and values for the key owner's programs. */
export function MetadataField({ value: rows, onChange, error }: MetadataFieldProps) {
  const replace = (index: number, part: Partial<MetadataRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <Input.Wrapper
      label={t('Metadata')}
      description={t('Names and values for your own programs. The server does not use them.')}
      error={error}
      labelElement="div"
    >
      <Stack gap={8} mt={8}>
        {rows.map(({ name, value }, index) => {
          const number = index + 1;
          return (
            // Rows have no identity of their own.
            <Group key={index} gap={8} wrap="nowrap" align="flex-start">
              <TextInput
                aria-label={t('Name of metadata {number}', { number })}
                placeholder={EXAMPLE.name}
                value={name}
                onChange={(event) => replace(index, { name: event.currentTarget.value })}
                error={metadataNameProblem(rows, index) ?? error !== undefined}
                autoComplete="off"
                style={{ flex: 1 }}
              />
              <Textarea
                aria-label={t('Value of metadata {number}', { number })}
                placeholder={EXAMPLE.value}
                value={value}
                onChange={(event) => replace(index, { value: event.currentTarget.value })}
                maxLength={VALUE_LENGTH_MAX}
                autoComplete="off"
                style={{ flex: 1 }}
                // In a field of one line, the browser would remove line breaks.
                autosize
                maxRows={6}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                mt={4}
                aria-label={t('Remove metadata {number}', { number })}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              >
                <IconX size={16} aria-hidden="true" />
              </ActionIcon>
            </Group>
          );
        })}
        {rows.length < METADATA_MAX && (
          <Group>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden="true" />}
              onClick={() => onChange([...rows, { name: '', value: '' }])}
            >
              {t('Add metadata')}
            </Button>
          </Group>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

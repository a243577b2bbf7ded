import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { METADATA_MAX, metadataNameProblem, type MetadataRow } from './metadata';

interface MetadataFieldProps {
  value: MetadataRow[];
  onChange: (rows: MetadataRow[]) => void;
  /** The server's complaint about the field as a whole. */
  error?: string | undefined;
}

const VALUE_LENGTH_MAX = 500;

/** Names and values for the key owner's programs. */
export function MetadataField({ value: rows, onChange, error }: MetadataFieldProps) {
  const replace = (index: number, part: Partial<MetadataRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <Input.Wrapper
      label="Metadata"
      description="Names and values for your own programs. The server does not use them."
      error={error}
      labelElement="div"
    >
      <Stack gap={8} mt={8}>
        {rows.map(({ name, value }, index) => {
          const place = `metadata ${index + 1}`;
          return (
            // Rows have no identity of their own.
            <Group key={index} gap={8} wrap="nowrap" align="flex-start">
              <TextInput
                aria-label={`Name of ${place}`}
                placeholder="customer"
                value={name}
                onChange={(event) => replace(index, { name: event.currentTarget.value })}
                error={metadataNameProblem(rows, index) ?? error !== undefined}
                autoComplete="off"
                style={{ flex: 1 }}
              />
              <TextInput
                aria-label={`Value of ${place}`}
                placeholder="acme"
                value={value}
                onChange={(event) => replace(index, { value: event.currentTarget.value })}
                maxLength={VALUE_LENGTH_MAX}
                autoComplete="off"
                style={{ flex: 1 }}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                mt={4}
                aria-label={`Remove ${place}`}
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
              Add metadata
            </Button>
          </Group>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

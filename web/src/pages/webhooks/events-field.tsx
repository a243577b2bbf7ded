import { Checkbox, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import classes from './webhooks.module.css';
import { ALL_EVENTS, EVENT_GROUPS, type EventType, eventWords } from './events';
import { plural, t, translateDeclared } from '../../language/translate';

interface EventsFieldProps {
  /** null: all events. */
  value: EventType[] | null;
  onChange: (events: EventType[] | null) => void;
  error?: string | undefined;
}

/** Offers everything first; otherwise a choice in plain words. */
export function EventsField({ value, onChange, error }: EventsFieldProps) {
  const toggle = (event: EventType, isChosen: boolean) =>
    onChange(isChosen ? [...(value ?? []), event] : (value ?? []).filter((other) => other !== event));
  return (
    <Radio.Group
      label={t('Events')}
      value={value === null ? 'everything' : 'chosen'}
      onChange={(choice) => onChange(choice === 'everything' ? null : [])}
      error={error}
    >
      <Stack gap="xs" mt={6} mb={error === undefined ? 0 : 6}>
        <Radio
          value="everything"
          label={t('Everything')}
          description={plural(
            ALL_EVENTS.length,
            'The {count} current kind of event.',
            'All {count} current kinds of events.',
          )}
        />
        <Radio value="chosen" label={t('Only what I choose')} />
        {value !== null && (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" pl={28} mt={4}>
            {EVENT_GROUPS.map(({ name, events }) => (
              <div key={name} role="group" aria-label={translateDeclared(name)}>
                <Text size="xs" fw={600} c="dimmed" mb={6}>
                  {translateDeclared(name)}
                </Text>
                <Stack gap={8}>
                  {events.map((event) => (
                    <Checkbox
                      key={event}
                      size="xs"
                      checked={value.includes(event)}
                      onChange={({ currentTarget }) => toggle(event, currentTarget.checked)}
                      label={eventWords(event)}
                      description={<span className={classes.code}>{event}</span>}
                    />
                  ))}
                </Stack>
              </div>
            ))}
          </SimpleGrid>
        )}
      </Stack>
    </Radio.Group>
  );
}

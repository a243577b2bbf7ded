import type { NewWebhookEndpointInput } from '@latchkey/sdk';
import { TextInput } from '@mantine/core';
import { ALL_EVENTS, type EventType } from './events';
import { EventsField } from './events-field';
import { SigningKeyField } from './signing-key-field';
import { t } from '../../language/translate';

/** An endpoint in the form. */
export interface EndpointDraft {
  url: string;
  description: string;
  /** null: all events. */
  events: EventType[] | null;
  /** null: its own secret. */
  apiKeyId: string | null;
}

export const ENDPOINT_FIELDS = ['url', 'description', 'events', 'apiKeyId'] as const;

/** The server reports what is missing, for all fields at once. */
export const toInput = (
  draft: EndpointDraft,
): Required<Pick<NewWebhookEndpointInput, (typeof ENDPOINT_FIELDS)[number]>> => ({
  url: draft.url.trim(),
  description: draft.description.trim() === '' ? null : draft.description.trim(),
  events: draft.events ?? ALL_EVENTS,
  apiKeyId: draft.apiKeyId,
});

interface EndpointFieldsProps {
  draft: EndpointDraft;
  onChange: (part: Partial<EndpointDraft>) => void;
  problems: Partial<Record<(typeof ENDPOINT_FIELDS)[number], string>>;
  /** Whether it can have its own secret: a new endpoint, or one that already does. */
  offersOwnSecret: boolean;
}

export function EndpointFields({ draft, onChange, problems, offersOwnSecret }: EndpointFieldsProps) {
  return (
    <>
      <TextInput
        label={t('URL')}
        description={t(
          'Deliveries are sent here by POST. The URL must be public: private and local addresses are rejected.',
        )}
        placeholder={t('https://example.com/webhooks')}
        type="url"
        value={draft.url}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
        error={problems.url}
        autoComplete="off"
        data-autofocus
        required
        withAsterisk={false}
      />
      <TextInput
        label={t('Description')}
        description={t('Optional. A label for people.')}
        placeholder={t('Search index')}
        value={draft.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
        error={problems.description}
        autoComplete="off"
      />
      <EventsField value={draft.events} onChange={(events) => onChange({ events })} error={problems.events} />
      <SigningKeyField
        value={draft.apiKeyId}
        onChange={(apiKeyId) => onChange({ apiKeyId })}
        offersOwn={offersOwnSecret}
        error={problems.apiKeyId}
      />
    </>
  );
}

import type { WebhookEndpoint } from '@latchkey/sdk';

export type EventType = WebhookEndpoint['events'][number];

/** What can happen, in plain words. */
const WORDS: Record<EventType, string> = {
  'document.created': 'Document created',
  'document.updated': 'Document changed',
  'document.deleted': 'Document deleted',
  'api_key.created': 'API key created',
  'api_key.rotated': 'API key rotated',
  'api_key.revoked': 'API key revoked',
  'api_key.expiring': 'API key expires soon',
  'api_key.leaked': 'API key reported as leaked',
  'member.added': 'Member joined',
  'member.removed': 'Member left or removed',
  'member.role_changed': 'Role of a member changed',
  ping: 'Test',
};

/** A later server may know more; their own names are good enough then. */
export const eventWords = (event: EventType): string => WORDS[event] ?? event;

/** A test goes to every endpoint, whatever it is told of: nobody has to choose it. */
export const ALL_EVENTS = (Object.keys(WORDS) as EventType[]).filter((event) => event !== 'ping');

export const EVENT_GROUPS: { name: string; events: EventType[] }[] = [
  { name: 'Documents', events: ALL_EVENTS.filter((event) => event.startsWith('document.')) },
  { name: 'API keys', events: ALL_EVENTS.filter((event) => event.startsWith('api_key.')) },
  { name: 'Members', events: ALL_EVENTS.filter((event) => event.startsWith('member.')) },
];

export const isEverything = (events: readonly EventType[]): boolean =>
  ALL_EVENTS.every((event) => events.includes(event));

/** `Everything`, `Document created`, `Document created +2`. */
export function eventsSummary(events: readonly EventType[]): string {
  if (isEverything(events)) return 'Everything';
  const [first, ...rest] = events;
  if (first === undefined) return 'Nothing';
  return rest.length === 0 ? eventWords(first) : `${eventWords(first)} +${rest.length}`;
}

import { events, type EventType } from 'virtual:declarations';
import { t, translateDeclared } from '../../language/translate';

export type { EventType };

const wordsByEvent = new Map(events.map(({ name, words }) => [name, words]));

/** A later server may know more events, whose names then have to do. */
export const eventWords = (event: EventType): string => translateDeclared(wordsByEvent.get(event) ?? event);

/** A test is sent to every endpoint, whatever its subscription, so it is not offered. */
const choosable = events.filter(({ name }) => name !== 'ping');

export const ALL_EVENTS: EventType[] = choosable.map(({ name }) => name);

export const EVENT_GROUPS: { name: string; events: EventType[] }[] = [
  ...new Set(choosable.map(({ group }) => group)),
]
  .sort()
  .map((name) => ({
    name,
    events: choosable.filter(({ group }) => group === name).map(({ name: event }) => event),
  }));

export const isEverything = (events: readonly EventType[]): boolean =>
  ALL_EVENTS.every((event) => events.includes(event));

/** `Everything`, `Document created`, `Document created +2`. */
export function eventsSummary(events: readonly EventType[]): string {
  if (isEverything(events)) return t('Everything');
  const [first, ...rest] = events;
  if (first === undefined) return t('Nothing');
  return rest.length === 0 ? eventWords(first) : `${eventWords(first)} +${rest.length}`;
}

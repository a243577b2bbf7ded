import type { RequestLimit } from '@latchkey/sdk';
import { type Message, t } from '../../language/translate';

type Period = RequestLimit['per'];

const NAMES = {
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  month: 'month',
} as const satisfies Record<Period, Message>;

/** For after "per". */
export const periodName = (period: Period): string => t(NAMES[period]);

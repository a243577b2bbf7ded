import type { Dictionary } from '../translate';

export const apiKeys = {} as const satisfies Dictionary;

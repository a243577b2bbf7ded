import type { Dictionary } from '../translate';

export const account = {} as const satisfies Dictionary;

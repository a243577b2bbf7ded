import type { Dictionary } from '../translate';

export const shell = {} as const satisfies Dictionary;

import type { Dictionary } from '../translate';

export const declared = {} as const satisfies Dictionary;

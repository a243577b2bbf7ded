import type { Dictionary } from '../translate';

export const workspace = {} as const satisfies Dictionary;

import type { Dictionary } from '../translate';

export const people = {} as const satisfies Dictionary;

import type { Dictionary } from '../../language/translate';

export const documents = {} as const satisfies Dictionary;

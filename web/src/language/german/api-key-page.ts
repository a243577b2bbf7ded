import type { Dictionary } from '../translate';

export const apiKeyPage = {} as const satisfies Dictionary;

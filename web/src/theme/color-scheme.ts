import { localStorageColorSchemeManager } from '@mantine/core';

/** The name is also in `public/color-scheme.js`. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'latchkey-color-scheme' });

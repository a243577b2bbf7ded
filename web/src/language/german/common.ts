import type { Dictionary } from '../translate';

/** Texts of several areas, and of shared components. */
export const common = {
  Cancel: 'Abbrechen',
  Close: 'Schließen',
  Save: 'Speichern',
  '{count} keys': { one: '{count} Schlüssel', other: '{count} Schlüssel' },
} as const satisfies Dictionary;

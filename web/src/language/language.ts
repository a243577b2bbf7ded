/** The languages of the dashboard. English is in the source; every other has a dictionary. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof LANGUAGES;

const KEY = 'latchkey-language';

/** For regions that the browser does not say. */
const DEFAULT_LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

const isLanguage = (value: string | null | undefined): value is Language =>
  value !== null && value !== undefined && Object.hasOwn(LANGUAGES, value);

const languageOf = (locale: string): string => locale.toLowerCase().split('-', 1)[0] ?? '';

/** In order of preference. Unit tests run where there is no browser, although Node.js has a `navigator`, too. */
const browserLocales: readonly string[] = globalThis.document === undefined ? [] : navigator.languages;

function chosenLanguage(): Language | undefined {
  try {
    const chosen = localStorage.getItem(KEY);
    return isLanguage(chosen) ? chosen : undefined;
  } catch {
    // Storage is disabled: the browser's language applies.
    return undefined;
  }
}

/** The user's choice in this browser, or else the first of the browser's languages that the dashboard has. */
export const language: Language = chosenLanguage() ?? browserLocales.map(languageOf).find(isLanguage) ?? 'en';

/** For numbers and times: as written where the user is, if people speak the dashboard's language there. */
export const locale: string =
  browserLocales.find((candidate) => languageOf(candidate) === language) ?? DEFAULT_LOCALES[language];

/** Loads the page anew: texts do not change while it is open. */
export function chooseLanguage(chosen: Language): void {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    return;
  }
  window.location.reload();
}

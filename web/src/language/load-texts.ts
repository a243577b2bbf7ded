import { setErrorWords } from '../api/describe-error';
import { language } from './language';
import { setDictionary } from './translate';

/** English is in the source; only other languages have something to load. */
export async function loadTexts(): Promise<void> {
  if (language === 'en') return;
  const [{ german }, { errorWords }] = await Promise.all([import('./german'), import('../api/error-words')]);
  setDictionary(german);
  setErrorWords(errorWords);
}

import { chooseLanguage, LANGUAGES, type Language, language } from '../../language/language';
import { t } from '../../language/translate';

const choices = Object.entries(LANGUAGES) as [Language, string][];

/** Before the sign-in, where there is no menu. Each language is named in itself. */
export function LanguageChoice({ className }: { className: string | undefined }) {
  return (
    <div role="group" aria-label={t('Language')} className={className}>
      {choices.map(([code, name]) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language}
          onClick={() => chooseLanguage(code)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

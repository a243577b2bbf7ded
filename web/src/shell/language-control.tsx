import { SegmentedControl } from '@mantine/core';
import { chooseLanguage, LANGUAGES, type Language, language } from '../language/language';
import { t } from '../language/translate';

/** Each language is named in itself. */
export function LanguageControl() {
  return (
    <SegmentedControl
      aria-label={t('Language')}
      size="xs"
      fullWidth
      value={language}
      onChange={(value) => chooseLanguage(value as Language)}
      data={Object.entries(LANGUAGES).map(([code, name]) => ({
        value: code,
        label: <span lang={code}>{name}</span>,
      }))}
    />
  );
}

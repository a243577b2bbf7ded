import { Tabs } from '@mantine/core';
import { serverUrl } from '../../base-path';
import { CodeBlock } from './code-block';
import { FIRST_LANGUAGE, firstCall, isLanguage, type Language, labelOf, LANGUAGES } from './first-call';
import { t } from '../../language/translate';

interface FirstCallProps {
  /** The key, or a placeholder. */
  secret: string;
  /** Default: curl at first, then whatever the user chooses. */
  language?: Language;
  onLanguage?: (language: Language) => void;
}

/** A call to paste, with the server's URL. */
export function FirstCall({ secret, language, onLanguage }: FirstCallProps) {
  return (
    <Tabs
      {...(language === undefined ? { defaultValue: FIRST_LANGUAGE } : { value: language })}
      onChange={(value) => isLanguage(value) && onLanguage?.(value)}
      variant="pills"
      radius="md"
    >
      <Tabs.List aria-label={t('Language')} mb="sm">
        {LANGUAGES.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {labelOf(each)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {LANGUAGES.map((each) => (
        <Tabs.Panel key={each} value={each}>
          <CodeBlock
            code={firstCall(each, serverUrl, secret)}
            what={t('the call in {language}', { language: labelOf(each) })}
          />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

import { Tabs } from '@mantine/core';
import { serverUrl } from '../../base-path';
import { CodeBlock } from './code-block';
import { firstCall, LANGUAGES } from './first-call';

/** A call to paste, with the real key and URL. */
export function FirstCall({ secret }: { secret: string }) {
  return (
    <Tabs defaultValue={LANGUAGES[0]} variant="pills" radius="md">
      <Tabs.List aria-label="Language" mb="sm">
        {LANGUAGES.map((language) => (
          <Tabs.Tab key={language} value={language}>
            {language}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {LANGUAGES.map((language) => (
        <Tabs.Panel key={language} value={language}>
          <CodeBlock code={firstCall(language, serverUrl, secret)} what={`the call in ${language}`} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

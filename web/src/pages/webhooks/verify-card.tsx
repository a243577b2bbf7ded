import { Anchor, Tabs, Text } from '@mantine/core';
import { serverPath } from '../../base-path';
import { Card } from '../../components/layout/card';
import { CodeBlock } from '../../components/secrets/code-block';
import { VERIFY_SNIPPETS } from './verify-snippets';
import { rich, t } from '../../language/translate';

/** How a receiver tells a delivery from a forgery. */
export function VerifyCard() {
  const snippets = Object.entries(VERIFY_SNIPPETS);
  return (
    <Card
      title={t('Verify deliveries')}
      description={t(
        'Anyone can send a POST to your server. The signature shows which requests come from Latchkey.',
      )}
    >
      <Tabs defaultValue={snippets[0]?.[0] ?? null} variant="pills" radius="md">
        <Tabs.List aria-label={t('Language')} mb="sm">
          {snippets.map(([language]) => (
            <Tabs.Tab key={language} value={language}>
              {language}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippets.map(([language, code]) => (
          <Tabs.Panel key={language} value={language}>
            <CodeBlock code={code} what={t('the receiver in {language}', { language })} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <Text size="sm" mt="sm">
        {rich(
          'The secret was shown once, with the endpoint or with the key that signs. Respond within 15 seconds, and expect repeats: see <link>how webhooks work</link>.',
          {
            link: (words) => (
              <Anchor inherit href={serverPath('/docs/webhooks')} target="_blank" rel="noreferrer">
                {words}
              </Anchor>
            ),
          },
        )}
      </Text>
    </Card>
  );
}

import { Badge, Group, Stack, Text } from '@mantine/core';
import { Disclosure } from '../../components/layout/disclosure';
import { CodeBlock } from '../../components/secrets/code-block';
import { Time } from '../../components/time/time';
import { type Attempt, durationWords, outcomeOf } from './delivery-status';
import { t } from '../../language/translate';

const BODY_KEPT_BYTES = 4_096;

/** One attempt: its response, and the headers that were sent. */
export function DeliveryAttempt({ attempt, isLatest }: { attempt: Attempt; isLatest: boolean }) {
  const { number, url, attemptedAt, durationMs, requestHeaders, responseStatus, responseBody, error } =
    attempt;
  const headers = Object.entries(requestHeaders).map(([name, value]) => `${name}: ${value}`);
  return (
    <Stack gap={8} role="group" aria-label={t('Attempt {number}', { number })}>
      <Group gap={10}>
        <Badge color={error === null ? 'patina' : 'red'}>{responseStatus ?? t('no response')}</Badge>
        <Text size="sm" fw={560}>
          {t('Attempt {number}', { number })}
        </Text>
        <Text size="xs" c="dimmed">
          <Time iso={attemptedAt} />, {durationWords(durationMs)}
        </Text>
      </Group>
      {error !== null && error !== 'status' && (
        <Text size="sm">{outcomeOf(attempt).replace(/^./, (letter) => letter.toUpperCase())}.</Text>
      )}
      {responseBody ? (
        <Disclosure summary={t('Response body')} initiallyOpen={isLatest}>
          <CodeBlock code={responseBody} what={t('the response body of attempt {number}', { number })} wrap />
          {new TextEncoder().encode(responseBody).length >= BODY_KEPT_BYTES && (
            <Text size="xs" c="dimmed" mt={4}>
              {t('The first 4 kB; no more is kept.')}
            </Text>
          )}
        </Disclosure>
      ) : (
        responseStatus !== null && (
          <Text size="xs" c="dimmed">
            {t('The response had no body.')}
          </Text>
        )
      )}
      {headers.length > 0 && (
        <Disclosure summary={t('Request headers')}>
          <CodeBlock
            code={[`POST ${url}`, ...headers].join('\n')}
            what={t('the request headers of attempt {number}', { number })}
            wrap
          />
        </Disclosure>
      )}
    </Stack>
  );
}

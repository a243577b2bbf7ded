import { Badge, Group, Stack, Text } from '@mantine/core';
import { Disclosure } from '../../components/layout/disclosure';
import { CodeBlock } from '../../components/secrets/code-block';
import { Time } from '../../components/time/time';
import { type Attempt, durationWords, outcomeOf } from './delivery-status';

const BODY_KEPT_BYTES = 4_096;

/** One attempt: its response, and the headers that were sent. */
export function DeliveryAttempt({ attempt, isLatest }: { attempt: Attempt; isLatest: boolean }) {
  const { number, url, attemptedAt, durationMs, requestHeaders, responseStatus, responseBody, error } =
    attempt;
  const headers = Object.entries(requestHeaders).map(([name, value]) => `${name}: ${value}`);
  return (
    <Stack gap={8} role="group" aria-label={`Attempt ${number}`}>
      <Group gap={10}>
        <Badge color={error === null ? 'patina' : 'red'}>{responseStatus ?? 'no response'}</Badge>
        <Text size="sm" fw={560}>
          Attempt {number}
        </Text>
        <Text size="xs" c="dimmed">
          <Time iso={attemptedAt} />, {durationWords(durationMs)}
        </Text>
      </Group>
      {error !== null && error !== 'status' && (
        <Text size="sm">{outcomeOf(attempt).replace(/^./, (letter) => letter.toUpperCase())}.</Text>
      )}
      {responseBody ? (
        <Disclosure summary="Response body" initiallyOpen={isLatest}>
          <CodeBlock code={responseBody} what={`the response body of attempt ${number}`} wrap />
          {new TextEncoder().encode(responseBody).length >= BODY_KEPT_BYTES && (
            <Text size="xs" c="dimmed" mt={4}>
              The first 4 kB; no more is kept.
            </Text>
          )}
        </Disclosure>
      ) : (
        responseStatus !== null && (
          <Text size="xs" c="dimmed">
            The response had no body.
          </Text>
        )
      )}
      {headers.length > 0 && (
        <Disclosure summary="Request headers">
          <CodeBlock
            code={[`POST ${url}`, ...headers].join('\n')}
            what={`the request headers of attempt ${number}`}
            wrap
          />
        </Disclosure>
      )}
    </Stack>
  );
}

import type { WebhookEndpoint } from '@latchkey/sdk';
import { Button, Code, Drawer, Group, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconRefresh } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Facts } from '../../components/layout/facts';
import { CodeBlock } from '../../components/secrets/code-block';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { DeliveryAttempt } from './delivery-attempt';
import { DeliveryState } from './delivery-state';
import { eventWords } from './events';
import { deliveryQuery, webhooksChanged } from './queries';
import classes from './webhooks.module.css';
import { t } from '../../language/translate';

interface DeliveryDrawerProps {
  endpoint: WebhookEndpoint;
  /** Undefined: none is open. */
  deliveryId: string | undefined;
  onClose: () => void;
}

/** One delivery next to the list: what was sent and the response, live. */
export function DeliveryDrawer({ endpoint, deliveryId, onClose }: DeliveryDrawerProps) {
  const opened = deliveryId !== undefined;
  // Stays in the drawer until it has closed.
  const last = useRef('');
  if (opened) last.current = deliveryId;
  const shownId = last.current;
  // Already needed here, because the title is the event's.
  const { data } = useQuery({
    ...deliveryQuery(endpoint.workspaceId, endpoint.id, shownId),
    enabled: opened,
  });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={680}
      title={data ? eventWords(data.eventType) : t('Delivery')}
    >
      <Delivery key={shownId} endpoint={endpoint} deliveryId={shownId} />
    </Drawer>
  );
}

function Delivery({ endpoint, deliveryId }: { endpoint: WebhookEndpoint; deliveryId: string }) {
  const query = deliveryQuery(endpoint.workspaceId, endpoint.id, deliveryId);
  const delivery = useQuery(query);
  const redeliver = useAction(async () => {
    await session.workspaces.redeliverWebhook(endpoint.workspaceId, endpoint.id, deliveryId);
    await queryClient.invalidateQueries(webhooksChanged(endpoint.workspaceId));
  });
  if (delivery.data === undefined) {
    if (delivery.isError)
      return <ErrorAlert error={delivery.error} onRetry={() => void delivery.refetch()} />;
    return (
      <div role="status" aria-label={t('Loading the delivery')}>
        <Skeleton height={80} mb="lg" />
        <Skeleton height={240} />
      </div>
    );
  }
  const { data } = delivery;
  const isActive = endpoint.status === 'active';
  return (
    <Stack gap="lg">
      <DeliveryState delivery={data} />
      <div>
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden="true" />}
            loading={redeliver.pending}
            disabled={!isActive}
            onClick={() => void redeliver.run()}
          >
            {t('Redeliver')}
          </Button>
          <Text size="xs" c="dimmed" style={{ flex: '1 1 12rem' }}>
            {isActive
              ? t(
                  'Sends the event again now, with the same webhook-id, so the receiver can recognise a repeat.',
                )
              : t('The endpoint is stopped. Resume it to send the event again.')}
          </Text>
        </Group>
      </div>
      <ErrorAlert error={redeliver.error} />
      <Facts
        facts={[
          [t('Event'), <Code key="type">{data.eventType}</Code>],
          ['webhook-id', <Code key="id">{data.eventId}</Code>],
          [t('Happened'), <Time key="created" iso={data.createdAt} />],
        ]}
      />
      <section>
        <Title order={3} mb={4}>
          {t('Attempts')}
        </Title>
        {data.attemptHistory.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('None yet.')}
          </Text>
        ) : (
          <ol reversed className={classes.attempts}>
            {[...data.attemptHistory].reverse().map((attempt) => (
              <li key={attempt.number}>
                <DeliveryAttempt
                  attempt={attempt}
                  isLatest={attempt.number === data.attemptHistory.at(-1)?.number}
                />
              </li>
            ))}
          </ol>
        )}
      </section>
      <RequestBody body={data.requestBody} />
    </Stack>
  );
}

/** The same for every attempt. */
function RequestBody({ body }: { body: string }) {
  const [view, setView] = useState<'readable' | 'sent'>('readable');
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={3}>{t('Request body')}</Title>
        <SegmentedControl
          size="xs"
          aria-label={t('How to show the body')}
          data={[
            { value: 'readable', label: t('Readable') },
            { value: 'sent', label: t('As sent') },
          ]}
          value={view}
          onChange={(value) => setView(value)}
        />
      </Group>
      <CodeBlock
        code={view === 'sent' ? body : JSON.stringify(JSON.parse(body), null, 2)}
        what={t('the request body')}
        wrap
      />
    </section>
  );
}

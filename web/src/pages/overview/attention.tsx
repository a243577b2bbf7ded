import type { KeyReview, WebhookEndpoint, WorkspaceOverview } from '@latchkey/sdk';
import { Button, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { useWorkspace } from '../../workspace/queries';
import { type AttentionItem, attentionItems } from './attention-items';
import classes from './overview.module.css';
import { t } from '../../language/translate';

interface AttentionProps {
  overview: WorkspaceOverview;
  review: UseQueryResult<KeyReview>;
  endpoints: UseQueryResult<WebhookEndpoint[]>;
}

/** What to look into before it hurts. */
export function Attention({ overview, review, endpoints }: AttentionProps) {
  const { id: workspaceId } = useWorkspace();
  const items = attentionItems(workspaceId, overview, review.data, endpoints.data ?? []);
  const failed = [review, endpoints].find(({ isError, data }) => isError && data === undefined);
  return (
    <Card title={t('Needs attention')}>
      <Stack gap="md">
        {failed && <ErrorAlert error={failed.error} onRetry={() => void failed.refetch()} />}
        {items.length === 0 && !failed && (
          <div className={classes.words}>
            <IconCircleCheck size={18} aria-hidden="true" className={classes.done} />
            <Text size="sm">{t('Nothing needs your attention.')}</Text>
          </div>
        )}
        {items.length > 0 && (
          <Stack component="ul" gap="md" className={classes.list} aria-label={t('Needs attention')}>
            {items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </Stack>
        )}
      </Stack>
    </Card>
  );
}

function Item({ item: { isUrgent, what, detail, action, label, link } }: { item: AttentionItem }) {
  const Icon = isUrgent ? IconAlertTriangle : IconInfoCircle;
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <Icon
          size={18}
          role="img"
          aria-label={isUrgent ? t('Urgent') : t('Advice')}
          className={isUrgent ? classes.urgent : classes.advice}
        />
        <div>
          <Text size="sm">{what}</Text>
          {detail !== undefined && (
            <Text size="xs" c="dimmed">
              {detail}
            </Text>
          )}
        </div>
      </div>
      <Button
        size="xs"
        variant="default"
        renderRoot={(props) => <Link {...link} {...props} aria-label={label} />}
      >
        {action}
      </Button>
    </li>
  );
}

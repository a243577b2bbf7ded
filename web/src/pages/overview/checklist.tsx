import type { Invitation, Member, WebhookEndpoint, WorkspaceOverview } from '@latchkey/sdk';
import { ActionIcon, Anchor, Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { serverPath } from '../../base-path';
import { Card } from '../../components/layout/card';
import { useWorkspace } from '../../workspace/queries';
import { RememberedList } from './remembered-list';
import classes from './overview.module.css';
import { t } from '../../language/translate';

/** Ids of workspaces. */
export const dismissedChecklists = new RememberedList('latchkey-checklist-dismissed');

interface ChecklistProps {
  overview: WorkspaceOverview;
  /** undefined: the role may not see them, nor add one. */
  endpoints: WebhookEndpoint[] | undefined;
  members: Member[] | undefined;
  /** Open invitations. undefined: the user is not alone. */
  invitations: Invitation[] | undefined;
}

interface Step {
  title: string;
  isDone: boolean;
  why: string;
  opensTab?: boolean;
  link: (props: { className?: string }) => ReactNode;
}

/** The first steps in a workspace. Disappears once they are done, or dismissed. */
export function Checklist({ overview: { apiKeys }, endpoints, members, invitations }: ChecklistProps) {
  const { id: workspaceId } = useWorkspace();
  const [putAway, setPutAway] = useState<string | null>(null);
  const isAway = putAway === workspaceId || dismissedChecklists.entries.includes(workspaceId);
  const params = { workspaceId };
  const steps: Step[] = [
    {
      title: t('Create an API key'),
      isDone: apiKeys.total > 0,
      why: t('Each program gets a key of its own.'),
      link: (props) => (
        <Link
          to="/workspaces/$workspaceId/api-keys"
          params={params}
          search={{ dialog: 'create' }}
          {...props}
        />
      ),
    },
    {
      title: t('Make the first request'),
      isDone: apiKeys.lastUsedAt !== null,
      why: t('The quick start has the call to paste into a terminal.'),
      opensTab: true,
      link: (props) => (
        <a href={serverPath('/docs/quick-start')} target="_blank" rel="noreferrer" {...props} />
      ),
    },
  ];
  if (endpoints)
    steps.push({
      title: t('Add a webhook endpoint'),
      isDone: endpoints.length > 0,
      why: t('Your server learns of leaks, rotations and revocations at once.'),
      link: (props) => (
        <Link
          to="/workspaces/$workspaceId/webhooks"
          params={params}
          search={{ dialog: 'create' }}
          {...props}
        />
      ),
    });
  if (members)
    steps.push({
      title: t('Invite a colleague'),
      isDone: members.length > 1 || (invitations ?? []).length > 0,
      why: t('A second owner can act when you are away.'),
      link: (props) => <Link to="/workspaces/$workspaceId/members" params={params} {...props} />,
    });
  const done = steps.filter(({ isDone }) => isDone).length;
  if (isAway || done === steps.length) return null;

  return (
    <Card
      title={t('First steps')}
      actions={
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('Dismiss the first steps')}
          onClick={() => {
            dismissedChecklists.add(workspaceId);
            setPutAway(workspaceId);
          }}
        >
          <IconX size={18} aria-hidden="true" />
        </ActionIcon>
      }
    >
      <Group gap="sm" mb="md" wrap="nowrap">
        <Progress
          value={(done / steps.length) * 100}
          style={{ flex: 1, maxWidth: 280 }}
          aria-label={t('Steps done')}
        />
        <Text size="xs" c="dimmed">
          {t('{done} of {total} done', { done, total: steps.length })}
        </Text>
      </Group>
      <Stack component="ul" gap="sm" className={classes.list} aria-label={t('First steps')}>
        {steps.map(({ title, isDone, why, opensTab, link }) => (
          <li key={title} className={classes.words}>
            {isDone ? (
              <IconCircleCheckFilled size={18} role="img" aria-label={t('Done')} className={classes.done} />
            ) : (
              <IconCircle size={18} role="img" aria-label={t('To do')} className={classes.open} />
            )}
            <div>
              <Text size="sm" {...(isDone ? { c: 'dimmed' } : {})}>
                {isDone ? (
                  title
                ) : (
                  <Anchor inherit renderRoot={link}>
                    {title}
                    {opensTab && <VisuallyHidden> {t('(opens in a new tab)')}</VisuallyHidden>}
                  </Anchor>
                )}
              </Text>
              {!isDone && (
                <Text size="xs" c="dimmed">
                  {why}
                </Text>
              )}
            </div>
          </li>
        ))}
      </Stack>
    </Card>
  );
}

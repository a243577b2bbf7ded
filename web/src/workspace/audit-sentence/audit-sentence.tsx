import { Anchor } from '@mantine/core';
import type { AuditEvent } from '@latchkey/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { recordPages } from '../record-pages';
import { differencesOf, factsOf, nameInEvent, predicateOf, valueInWords } from './sentence';

interface AuditSentenceProps {
  workspaceId: string;
  event: AuditEvent;
  /** The actor's name. */
  actor: string;
  /** Returns the name for a member or service account, by id. */
  memberName: (userId: string) => string;
}

/** "Marcus rotated the API key Billing", with a link to anything that still has a page. */
export function AuditSentence({ workspaceId, event, actor, memberName }: AuditSentenceProps) {
  const name = targetName(event, memberName);
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      <bdi>{actor}</bdi> {predicateOf(event.action)}
      {name !== undefined && (
        <>
          {' '}
          <TargetLink workspaceId={workspaceId} event={event}>
            <bdi>{name}</bdi>
          </TargetLink>
        </>
      )}
    </span>
  );
}

/** Old value → new value, and the event's other facts. */
export function AuditDetails({ event }: { event: AuditEvent }) {
  const parts = [
    ...differencesOf(event).map(
      ({ field, from, to }) => `${field}: ${valueInWords(from)} → ${valueInWords(to)}`,
    ),
    ...factsOf(event).map(([field, value]) => `${field}: ${value}`),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

function targetName(event: AuditEvent, memberName: (userId: string) => string): string | undefined {
  const { type, id } = event.target;
  if (type === 'member' && id !== null) return memberName(id);
  return nameInEvent(event);
}

interface TargetLinkProps {
  workspaceId: string;
  event: AuditEvent;
  children: ReactNode;
}

function TargetLink({ workspaceId, event: { action, target }, children }: TargetLinkProps) {
  const { type, id } = target;
  const page = recordPages[type];
  const isGone = action.endsWith('.deleted') || action.endsWith('.purged');
  if (id === null || isGone || !page) return <strong>{children}</strong>;
  return (
    <Anchor inherit underline="always" renderRoot={(props) => <Link {...page(workspaceId, id)} {...props} />}>
      {children}
    </Anchor>
  );
}

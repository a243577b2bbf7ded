import type { AuditEvent } from '@latchkey/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Clamped } from '../../components/layout/clamped';
import classes from './audit-sentence.module.css';
import { recordPages } from '../record-pages';
import { roleName, ROLES } from '../roles';
import { differencesOf, factsOf, nameInEvent, sentenceFor, valueInWords } from './sentence';
import { rich, translateDeclared } from '../../language/translate';

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
  // Any of them: a language has one for each action.
  const sentence = sentenceFor(event.action, name !== undefined) as '{actor} invited {name}';
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      {rich(sentence, {
        actor: <bdi>{actor}</bdi>,
        name: (
          <TargetLink workspaceId={workspaceId} event={event}>
            {name !== undefined && <Clamped text={name} />}
          </TargetLink>
        ),
      })}
    </span>
  );
}

/** Old value → new value, and the event's other facts. */
export function AuditDetails({ event }: { event: AuditEvent }) {
  const parts = [
    ...differencesOf(event).map(
      ({ field, from, to }) =>
        `${labelOf(field)} ${shown(field, valueInWords(from))} → ${shown(field, valueInWords(to))}`,
    ),
    ...factsOf(event).map(([field, value]) => `${labelOf(field)} ${shown(field, value)}`),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

/** With its colon: some of the fields are also words of their own, with another meaning. */
const labelOf = (field: string): string => translateDeclared(`${field}:`);

/** Values are as in the API, except roles. */
function shown(field: string, value: string): string {
  const role = field.endsWith('role') ? ROLES.find((known) => known === value) : undefined;
  return role === undefined ? value : roleName(role);
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
    <Link {...page(workspaceId, id)} className={classes.link}>
      {children}
    </Link>
  );
}

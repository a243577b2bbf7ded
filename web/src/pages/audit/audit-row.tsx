import { Code, Table, Text } from '@mantine/core';
import type { AuditEvent } from '@latchkey/sdk';
import { memo } from 'react';
import classes from '../../components/tables/list-table.module.css';
import { Time } from '../../components/time/time';
import { AuditDetails, AuditSentence } from '../../workspace/audit-sentence/audit-sentence';
import { actionWords } from './actions';
import { t, translateDeclared } from '../../language/translate';

interface AuditRowProps {
  workspaceId: string;
  event: AuditEvent;
  /** Among all rows, including those not on screen and the heading row. */
  rowIndex: number;
  actorName: (actor: AuditEvent['actor']) => string;
  memberName: (userId: string) => string;
}

/** Memoised, because the page renders several times for each part of the trail that is loaded. */
export const AuditRow = memo(function AuditRow({
  workspaceId,
  event,
  rowIndex,
  actorName,
  memberName,
}: AuditRowProps) {
  return (
    <Table.Tr className={classes.row} aria-rowindex={rowIndex}>
      <Table.Th scope="row" className={classes.name}>
        <Text size="sm" fw={560}>
          {actionWords(event.action)}
        </Text>
        <Text size="sm">
          <AuditSentence
            workspaceId={workspaceId}
            event={event}
            actor={actorName(event.actor)}
            memberName={memberName}
          />
        </Text>
        <span className={classes.details}>
          <AuditDetails event={event} />
        </span>
      </Table.Th>
      <Table.Td data-label={t('Target')} className={classes.small}>
        <span>
          {translateDeclared(event.target.type.replaceAll('_', ' '))}{' '}
          {event.target.id && <Code>…{event.target.id.slice(-6)}</Code>}
        </span>
      </Table.Td>
      <Table.Td data-label={t('Address')} className={classes.short}>
        {event.address ?? '–'}
      </Table.Td>
      <Table.Td data-label={t('When')} className={classes.short}>
        <Time iso={event.occurredAt} />
      </Table.Td>
    </Table.Tr>
  );
});

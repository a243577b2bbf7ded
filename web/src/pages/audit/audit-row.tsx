import { Code } from '@mantine/core';
import type { AuditEvent } from '@latchkey/sdk';
import { memo } from 'react';
import classes from '../../components/tables/list-table.module.css';
import { Cell, Row, RowHead } from '../../components/tables/row';
import { Time } from '../../components/time/time';
import { AuditDetails, AuditSentence } from '../../workspace/audit-sentence/audit-sentence';
import { nounOf } from '../../workspace/audit-sentence/sentence';
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
    <Row className={classes.row} aria-rowindex={rowIndex}>
      <RowHead className={classes.name}>
        <div className={classes.title}>{actionWords(event.action)}</div>
        <div>
          <AuditSentence
            workspaceId={workspaceId}
            event={event}
            actor={actorName(event.actor)}
            memberName={memberName}
          />
        </div>
        <span className={classes.details}>
          <AuditDetails event={event} />
        </span>
      </RowHead>
      <Cell data-label={t('Target')} className={classes.small}>
        <span>
          {translateDeclared(nounOf(event.target.type))}{' '}
          {event.target.id && <code className={Code.classes.root}>…{event.target.id.slice(-6)}</code>}
        </span>
      </Cell>
      <Cell data-label={t('Address')} className={classes.short}>
        {event.address ?? '–'}
      </Cell>
      <Cell data-label={t('When')} className={classes.short}>
        <Time iso={event.occurredAt} />
      </Cell>
    </Row>
  );
});

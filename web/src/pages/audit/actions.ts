import { type AuditAction, auditActions } from 'virtual:declarations';

export type { AuditAction };

/** What happened, in words; the order is that of the filter. What is never in the trail of a workspace has none. */
export const ACTIONS: Partial<Record<AuditAction, string>> = Object.fromEntries(
  auditActions.flatMap(({ name, words }) => (words === null ? [] : [[name, words]])),
);

/** A later server may know more; their own names are good enough then. */
export const actionWords = (action: AuditAction): string => ACTIONS[action] ?? action;

export const isAuditAction = (text: string): text is AuditAction => Object.hasOwn(ACTIONS, text);

import type { AuditEventFilters } from '@latchkey/sdk';
import { type AuditAction, auditActions } from 'virtual:declarations';
import { translateDeclared } from '../../language/translate';

export type { AuditAction };

/** Actions in English words, in the order of the filter. Actions that never appear in a workspace's trail have none. */
export const ACTIONS: Partial<Record<AuditAction, string>> = Object.fromEntries(
  auditActions.flatMap(({ name, words }) => (words === null ? [] : [[name, words]])),
);

export type TargetType = NonNullable<AuditEventFilters['targetType']>;

/** What events are about. */
export const TARGET_TYPES = [
  ...new Set(auditActions.filter(({ words }) => words !== null).map(({ target }) => target)),
].sort() as TargetType[];

export const isTargetType = (text: string): text is TargetType =>
  (TARGET_TYPES as readonly string[]).includes(text);

/** In the user's language. A later server may know more actions, whose names then have to do. */
export const actionWords = (action: AuditAction): string => translateDeclared(ACTIONS[action] ?? action);

export const isAuditAction = (text: string): text is AuditAction => Object.hasOwn(ACTIONS, text);

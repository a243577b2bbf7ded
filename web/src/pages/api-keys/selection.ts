import type { ApiKey } from '@latchkey/sdk';
import { useState } from 'react';

/** As many as the server revokes in one change. */
const SELECTED_MAX = 1_000;

export interface Selection {
  /** The selected keys of the page, in their current state. */
  keys: ApiKey[];
  isAll: boolean;
  has: (key: ApiKey) => boolean;
  toggle: (key: ApiKey) => void;
  toggleAll: () => void;
  clear: () => void;
}

/** Whether the key can still be revoked. */
export const isSelectable = ({ status, revokedAt }: ApiKey): boolean =>
  status !== 'revoked' && (revokedAt === null || status === 'active');

/** The selected keys of the page. A key that is no longer shown is no longer selected. */
export function useSelection(shown: ApiKey[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selectable = shown.filter(isSelectable).slice(0, SELECTED_MAX);
  const keys = selectable.filter(({ id }) => ids.has(id));
  const isAll = keys.length > 0 && keys.length === selectable.length;
  return {
    keys,
    isAll,
    has: ({ id }) => ids.has(id),
    toggle({ id }) {
      const next = new Set(keys.map((key) => key.id));
      if (!next.delete(id)) next.add(id);
      setIds(next);
    },
    toggleAll: () => setIds(new Set(isAll ? [] : selectable.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  };
}

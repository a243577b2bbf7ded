import type { ApiKey } from '@latchkey/sdk';
import { type Role, roleAtLeast } from '../../workspace/roles';

/** Whether the key has not ended, and no operator has suspended it. */
export const isChangeable = ({ status }: Pick<ApiKey, 'status'>): boolean =>
  status === 'active' || status === 'disabled';

/** Admins transfer keys. A rotated key ends anyway, so its successor is the one to transfer. */
export const isTransferable = (apiKey: Pick<ApiKey, 'status' | 'replacedBy'>, role: Role): boolean =>
  roleAtLeast(role, 'admin') && isChangeable(apiKey) && apiKey.replacedBy === null;

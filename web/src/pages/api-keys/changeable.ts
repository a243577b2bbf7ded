import type { ApiKey } from '@latchkey/sdk';

/** Whether the key has not ended, and no operator has suspended it. */
export const isChangeable = ({ status }: Pick<ApiKey, 'status'>): boolean =>
  status === 'active' || status === 'disabled';

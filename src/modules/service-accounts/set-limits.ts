import type { RequestLimit } from '@latchkey/verifier/slices';
import type { EntityManager } from 'typeorm';
import { ServiceAccount } from './service-account.entity.js';
import type { ServiceAccountView } from './service-account.schemas.js';

/**
 * Part of a change.
 *
 * @returns whether that changed anything
 */
export async function setServiceAccountLimits(
  manager: EntityManager,
  { id, limits: before }: ServiceAccountView,
  limits: RequestLimit[] | null,
): Promise<boolean> {
  if (JSON.stringify(before) === JSON.stringify(limits)) return false;
  await manager.update(ServiceAccount, { id }, { limits, updatedAt: () => 'clock_timestamp()' });
  return true;
}

import type { Change } from '../../audit/changes.js';
import { User } from '../../users/user.entity.js';

/** Of several requests about how one account signs in, one after the other. */
export const lockUser = ({ manager }: Change, id: string): Promise<User | null> =>
  manager.findOne(User, { where: { id }, lock: { mode: 'for_no_key_update' } });

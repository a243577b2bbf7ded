import type { Change } from '../../audit/changes.js';
import { User } from '../../users/user.entity.js';

/** Serialises requests about how one account signs in. */
export const lockUser = ({ manager }: Change, id: string): Promise<User | null> =>
  manager.findOne(User, { where: { id }, lock: { mode: 'for_no_key_update' } });

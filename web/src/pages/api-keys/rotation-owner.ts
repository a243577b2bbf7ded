import type { ApiKey, Role } from '@latchkey/sdk';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';

/** The owner of a key, if a rotation by this user cannot keep them because of their higher role. */
export function useOwnerAbove({ owner }: Pick<ApiKey, 'owner'>): { name: string; role: Role } | null {
  const workspace = useWorkspace();
  const { data: members } = useQuery({
    ...membersQuery(workspace.id),
    // A service account never has a higher role than an admin.
    enabled: owner.type === 'user' && workspace.role !== 'owner',
  });
  const member = members?.find(({ user }) => user.id === owner.id);
  if (!member || roleAtLeast(workspace.role, member.role)) return null;
  return { name: member.user.name ?? member.user.email, role: member.role };
}

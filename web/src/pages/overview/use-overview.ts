import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../../workspace/members';
import type { CurrentWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { openInvitationsQuery } from '../members/queries';
import { endpointsQuery } from '../webhooks/queries';
import { dismissedChecklists } from './checklist';
import { usePasskeyOffer } from './passkey-offer';
import { attentionQuery, overviewQuery, recentEventsQuery } from './queries';
import type { Range } from './range';

/** Everything the page shows: requested at once and shown at once, so that nothing already visible moves. */
export function useOverview({ id, role }: CurrentWorkspace, range: Range) {
  // Lower roles may not read these.
  const enabled = roleAtLeast(role, 'admin');
  const overview = useQuery(overviewQuery(id, range));
  const review = useQuery(attentionQuery(id));
  const endpoints = useQuery({ ...endpointsQuery(id), enabled });
  const events = useQuery({ ...recentEventsQuery(id), enabled });
  const members = useQuery({ ...membersQuery(id), enabled });
  // Only the first steps need to know whether a lone user has invited others.
  const invitations = useQuery({
    ...openInvitationsQuery(id),
    enabled: enabled && members.data?.length === 1 && !dismissedChecklists.entries.includes(id),
  });
  const passkeyOffer = usePasskeyOffer();
  const isLoading = [overview, review, endpoints, events, members, invitations].some(
    ({ isPending, isEnabled }) => isEnabled && isPending,
  );
  return {
    passkeyOffer,
    overview,
    review,
    endpoints,
    events,
    members,
    invitations,
    isLoading: isLoading || passkeyOffer.isPending,
  };
}

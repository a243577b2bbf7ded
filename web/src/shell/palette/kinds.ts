import { IconKey, IconUsers, IconWebhook, type TablerIcon } from '@tabler/icons-react';
import type { RecordPage } from '../../dashboard-resource';
import { resources } from '../../resources';
import { apiKeyPage, endpointPage } from '../../workspace/record-pages';
import type { Message } from '../../language/translate';

interface Kind {
  /** In English. */
  group: string;
  Icon: TablerIcon;
  page: RecordPage;
}

const members: RecordPage = (workspaceId) => ({
  to: '/workspaces/$workspaceId/members',
  params: { workspaceId },
});

/** What a search can find and the dashboard can open. Resources without pages are found through the API only. */
export const kinds: Record<string, Kind> = {
  api_key: { group: 'API keys found' satisfies Message, Icon: IconKey, page: apiKeyPage },
  member: { group: 'Members found' satisfies Message, Icon: IconUsers, page: members },
  webhook_endpoint: {
    group: 'Webhook endpoints found' satisfies Message,
    Icon: IconWebhook,
    page: endpointPage,
  },
  ...Object.fromEntries(
    Object.values(resources).map(({ kind, found, navigation, page }) => [
      kind,
      { group: found, Icon: navigation.icon, page },
    ]),
  ),
};

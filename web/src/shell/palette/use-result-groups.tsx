import type { SearchResult } from '@latchkey/sdk';
import type { SpotlightActionGroupData } from '@mantine/spotlight';
import { IconFileText, IconKey, IconUsers, IconWebhook, type TablerIcon } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';

type Kind = SearchResult['kind'];

const KINDS: Record<Kind, { group: string; Icon: TablerIcon }> = {
  api_key: { group: 'API keys found', Icon: IconKey },
  document: { group: 'Documents found', Icon: IconFileText },
  member: { group: 'Members found', Icon: IconUsers },
  webhook_endpoint: { group: 'Webhook endpoints found', Icon: IconWebhook },
};

/** The results by kind. Choosing one opens its page, in its workspace. */
export function useResultGroups(results: SearchResult[], workspaceId: string): SpotlightActionGroupData[] {
  const navigate = useNavigate();

  function open({ kind, id, workspace }: SearchResult): void {
    const params = { workspaceId: workspace.id };
    switch (kind) {
      case 'api_key':
        void navigate({ to: '/workspaces/$workspaceId/api-keys/$keyId', params: { ...params, keyId: id } });
        break;
      case 'document':
        void navigate({
          to: '/workspaces/$workspaceId/documents/$documentId',
          params: { ...params, documentId: id },
        });
        break;
      case 'webhook_endpoint':
        void navigate({
          to: '/workspaces/$workspaceId/webhooks/$endpointId',
          params: { ...params, endpointId: id },
        });
        break;
      case 'member':
        void navigate({ to: '/workspaces/$workspaceId/members', params });
    }
  }

  return (Object.keys(KINDS) as Kind[])
    .map((kind) => {
      const { group, Icon } = KINDS[kind];
      return {
        group,
        actions: results
          .filter((result) => result.kind === kind)
          .map((result) => ({
            id: `${kind}-${result.workspace.id}-${result.id}`,
            label: result.label,
            description: describe(result, workspaceId),
            leftSection: <Icon size={18} stroke={1.7} aria-hidden="true" />,
            onClick: () => open(result),
          })),
      };
    })
    .filter(({ actions }) => actions.length > 0);
}

/** What distinguishes it from others, and its workspace if that is a different one. */
const describe = ({ label, detail, status, canary, workspace }: SearchResult, workspaceId: string): string =>
  [
    detail === label ? null : detail,
    status === 'active' ? null : status,
    canary ? 'canary' : null,
    workspace.id === workspaceId ? null : workspace.name,
  ]
    .filter((part) => part !== null)
    .join(' · ');

import type { SearchResult } from '@latchkey/sdk';
import type { SpotlightActionGroupData } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { kinds } from './kinds';
import { t, translateDeclared } from '../../language/translate';

/** The results by kind. Choosing one opens its page, in its workspace. */
export function useResultGroups(results: SearchResult[], workspaceId: string): SpotlightActionGroupData[] {
  const navigate = useNavigate();
  return Object.entries(kinds)
    .map(([kind, { group, Icon, page }]) => ({
      group: translateDeclared(group),
      actions: results
        .filter((result) => result.kind === kind)
        .map((result) => ({
          id: `${kind}-${result.workspace.id}-${result.id}`,
          label: result.label,
          description: describe(result, workspaceId),
          leftSection: <Icon size={18} stroke={1.7} aria-hidden="true" />,
          onClick: () => void navigate(page(result.workspace.id, result.id)),
        })),
    }))
    .filter(({ actions }) => actions.length > 0)
    .sort((left, right) => (left.group < right.group ? -1 : 1));
}

/** What distinguishes it from others, and its workspace if that is a different one. */
const describe = ({ label, detail, status, canary, workspace }: SearchResult, workspaceId: string): string =>
  [
    detail === label ? null : detail,
    status === null || status === 'active' ? null : translateDeclared(status),
    canary ? t('canary') : null,
    workspace.id === workspaceId ? null : workspace.name,
  ]
    .filter((part) => part !== null)
    .join(' · ');

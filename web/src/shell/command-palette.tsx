import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight, type SpotlightActionGroupData, useSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useWorkspace } from '../workspace/queries';
import { setCommandPaletteQuery, useCommandPaletteQuery } from './command-palette-store';
import { PaletteStatus } from './palette/palette-status';
import { useCommands } from './palette/use-commands';
import { useResultGroups } from './palette/use-result-groups';
import { useSearch } from './palette/use-search';
import { t } from '../language/translate';

const [store, spotlight] = createSpotlight();

/** Lets keyboard users scroll the list. */
const REACHABLE = { viewportProps: { tabIndex: 0 } };

/** Finds commands, and whatever the server finds, by a part of their name. */
export default function CommandPalette({ requests }: { requests: number }) {
  useEffect(() => spotlight.open(), [requests]);
  const typed = useCommandPaletteQuery();
  const commands = matching(useCommands(), typed);
  const { id: workspaceId } = useWorkspace();
  const search = useSearch(workspaceId, typed);
  const groups = [...commands, ...useResultGroups(search.results, workspaceId)];
  useFirstSelected(search.results.length > 0);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={typed}
      onQueryChange={setCommandPaletteQuery}
      attributes={{ content: { 'aria-label': t('Command palette') } }}
      scrollable
      maxHeight={420}
    >
      <Spotlight.Search
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        placeholder={t('Search commands, keys, members…')}
        aria-label={t('Search commands')}
        data-palette-search
      />
      {groups.length > 0 && (
        <Spotlight.ActionsList {...REACHABLE}>
          {groups.map(({ group, actions }) => (
            <Spotlight.ActionsGroup key={group} label={group}>
              {actions.map(({ id, ...action }) => (
                <Spotlight.Action key={id} highlightQuery {...action} />
              ))}
            </Spotlight.ActionsGroup>
          ))}
        </Spotlight.ActionsList>
      )}
      <PaletteStatus
        typed={typed}
        commandCount={commands.reduce((sum, { actions }) => sum + actions.length, 0)}
        search={search}
      />
    </Spotlight.Root>
  );
}

function matching(groups: SpotlightActionGroupData[], typed: string): SpotlightActionGroupData[] {
  const text = typed.trim().toLowerCase();
  return groups
    .map(({ group, actions }) => ({
      group,
      actions: actions.filter(({ label }) => label?.toLowerCase().includes(text)),
    }))
    .filter(({ actions }) => actions.length > 0);
}

/**
 * Selects the first result if no command matched, because results arrive after the typing: Enter then opens it, as it
 * would run the first command.
 */
function useFirstSelected(hasResults: boolean): void {
  const { listId } = useSpotlight(store);
  useEffect(() => {
    const list = hasResults && listId !== '' ? document.getElementById(listId) : null;
    if (!list || list.querySelector('[data-selected]')) return;
    list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [hasResults, listId]);
}

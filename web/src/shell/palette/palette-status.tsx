import { Spotlight } from '@mantine/spotlight';
import { Text } from '@mantine/core';
import { describeError } from '../../api/describe-error';
import { RESULTS_MAX, type SearchState } from './use-search';
import { plural, t } from '../../language/translate';

interface Props {
  typed: string;
  /** Without results from the server. */
  commandCount: number;
  search: SearchState;
}

/** The number of matches. Always rendered, so that screen readers announce when it changes. */
export function PaletteStatus(props: Props) {
  return (
    <Spotlight.Footer>
      <Text size="xs" c="dimmed" role="status">
        {statusText(props)}
      </Text>
    </Spotlight.Footer>
  );
}

function statusText({ typed, commandCount, search }: Props): string {
  const { results, isSearching, error, isUnsupported } = search;
  if (typed.trim() === '') return t('Searches all your workspaces.');
  if (isUnsupported) return t('To look up a whole key, open the dashboard over HTTPS.');
  if (isSearching) return t('Searching…');
  if (error !== null) {
    const { title, detail } = describeError(error);
    return t('The search failed. {title}. {detail}', { title, detail });
  }
  const matches = commandCount + results.length;
  if (matches === 0) return t('No match.');
  return results.length < RESULTS_MAX
    ? plural(matches, '{count} match.', '{count} matches.')
    : plural(
        matches,
        '{count} match. There may be more: keep typing to narrow the search.',
        '{count} matches. There may be more: keep typing to narrow the search.',
      );
}

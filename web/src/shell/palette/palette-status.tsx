import { Spotlight } from '@mantine/spotlight';
import { Text } from '@mantine/core';
import { describeError } from '../../api/describe-error';
import { RESULTS_MAX, type SearchState } from './use-search';

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
  if (typed.trim() === '') return 'Searches all your workspaces.';
  if (isUnsupported) return 'To look up a whole key, open the dashboard over HTTPS.';
  if (isSearching) return 'Searching…';
  if (error !== null) {
    const { title, detail } = describeError(error);
    return `The search failed. ${title}. ${detail}`;
  }
  const matches = commandCount + results.length;
  if (matches === 0) return 'No match.';
  const counted = matches === 1 ? '1 match.' : `${matches} matches.`;
  return results.length < RESULTS_MAX
    ? counted
    : `${counted} There may be more: keep typing to narrow the search.`;
}

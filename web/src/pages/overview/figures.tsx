import type { WebhookEndpoint, WorkspaceOverview } from '@latchkey/sdk';
import { SimpleGrid } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../workspace/queries';
import { changeInWords, differenceInWords } from './change-in-words';
import { failingEndpoints } from './failing-endpoints';
import { type Range, RANGES } from './range';
import classes from './figures.module.css';
import { formatNumber, plural, t } from '../../language/translate';

interface FiguresProps {
  overview: WorkspaceOverview;
  /** undefined: the role may not see them. */
  endpoints: WebhookEndpoint[] | undefined;
  range: Range;
}

/** The most important figures, with their change. */
export function Figures({ overview, endpoints, range }: FiguresProps) {
  const { id: workspaceId } = useWorkspace();
  const { totals, previous, apiKeys, from } = overview;
  const words = RANGES[range];
  const before = t(words.before);
  const failing = endpoints && failingEndpoints(endpoints);
  const failingLately = failing?.filter(({ failingSince }) => failingSince !== null && failingSince >= from);
  return (
    <SimpleGrid
      component="dl"
      cols={{ base: 1, xs: 2, lg: failing ? 4 : 3 }}
      spacing="lg"
      className={classes.figures}
      aria-label={t(words.last)}
    >
      <Figure
        name={t('Requests allowed')}
        value={formatNumber(totals.allowed)}
        change={changeInWords(totals.allowed, previous.allowed, before)}
      />
      <Figure
        name={t('Requests denied')}
        value={formatNumber(totals.denied)}
        change={changeInWords(totals.denied, previous.denied, before)}
      />
      <Figure
        name={t('Active keys')}
        value={
          <Link
            to="/workspaces/$workspaceId/api-keys"
            params={{ workspaceId }}
            search={{ status: 'active' }}
            aria-label={plural(
              apiKeys.active,
              '{count} active: show these keys',
              '{count} active: show these keys',
            )}
          >
            {formatNumber(apiKeys.active)}
          </Link>
        }
        change={differenceInWords(apiKeys.active - apiKeys.activeBefore, t(words.ago))}
      />
      {failing && failingLately && endpoints && (
        <Figure
          name={t('Failing webhooks')}
          isBad={failing.length > 0}
          value={
            <Link
              to="/workspaces/$workspaceId/webhooks"
              params={{ workspaceId }}
              aria-label={plural(
                failing.length,
                '{count} failing: show the endpoints',
                '{count} failing: show the endpoints',
              )}
            >
              {formatNumber(failing.length)}
            </Link>
          }
          change={failingInWords(endpoints.length, failingLately.length, t(words.within))}
        />
      )}
    </SimpleGrid>
  );
}

/** "of 5 endpoints, 2 new in 7 days". */
function failingInWords(endpoints: number, added: number, within: string): string {
  if (endpoints === 0) return t('no endpoints yet');
  return added === 0
    ? plural(endpoints, 'of {count} endpoint, none new {within}', 'of {count} endpoints, none new {within}', {
        within,
      })
    : plural(
        endpoints,
        'of {count} endpoint, {added} new {within}',
        'of {count} endpoints, {added} new {within}',
        {
          added,
          within,
        },
      );
}

interface FigureProps {
  name: string;
  value: ReactNode;
  change: string;
  isBad?: boolean;
}

function Figure({ name, value, change, isBad = false }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd className={classes.value} data-bad={isBad}>
        {value}
      </dd>
      <dd className={classes.change}>{change}</dd>
    </div>
  );
}

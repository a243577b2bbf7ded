import type { WebhookEndpoint, WorkspaceOverview } from '@latchkey/sdk';
import { SimpleGrid } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../workspace/queries';
import { changeInWords } from './change-in-words';
import { failingEndpoints } from './failing-endpoints';
import { type Range, RANGES } from './range';
import classes from './figures.module.css';

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
  const { label } = RANGES[range];
  const before = `the ${label} before`;
  const failing = endpoints && failingEndpoints(endpoints);
  const failingLately = failing?.filter(({ failingSince }) => failingSince !== null && failingSince >= from);
  return (
    <SimpleGrid
      component="dl"
      cols={{ base: 1, xs: 2, lg: failing ? 4 : 3 }}
      spacing="lg"
      className={classes.figures}
      aria-label={`The last ${label}`}
    >
      <Figure
        name="Requests allowed"
        value={totals.allowed.toLocaleString('en')}
        change={`${changeInWords(totals.allowed, previous.allowed)} ${before}`}
      />
      <Figure
        name="Requests denied"
        value={totals.denied.toLocaleString('en')}
        change={`${changeInWords(totals.denied, previous.denied)} ${before}`}
      />
      <Figure
        name="Active keys"
        value={
          <Link
            to="/workspaces/$workspaceId/api-keys"
            params={{ workspaceId }}
            search={{ status: 'active' }}
            aria-label={`${apiKeys.active.toLocaleString('en')} active: show these keys`}
          >
            {apiKeys.active.toLocaleString('en')}
          </Link>
        }
        change={`${differenceInWords(apiKeys.active - apiKeys.activeBefore)} ${label} ago`}
      />
      {failing && failingLately && endpoints && (
        <Figure
          name="Failing webhooks"
          isBad={failing.length > 0}
          value={
            <Link
              to="/workspaces/$workspaceId/webhooks"
              params={{ workspaceId }}
              aria-label={`${failing.length} failing: show the endpoints`}
            >
              {failing.length}
            </Link>
          }
          change={
            endpoints.length === 0
              ? 'no endpoints yet'
              : `of ${endpoints.length} ${endpoints.length === 1 ? 'endpoint' : 'endpoints'}, ${failingLately.length === 0 ? 'none' : failingLately.length} new in ${label}`
          }
        />
      )}
    </SimpleGrid>
  );
}

const differenceInWords = (difference: number): string =>
  difference === 0
    ? 'as many as'
    : `${Math.abs(difference).toLocaleString('en')} ${difference > 0 ? 'more' : 'fewer'} than`;

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

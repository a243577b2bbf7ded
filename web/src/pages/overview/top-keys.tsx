import type { WorkspaceOverview } from '@latchkey/sdk';
import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card } from '../../components/layout/card';
import { useWorkspace } from '../../workspace/queries';
import { type Range, RANGES } from './range';
import classes from './top-keys.module.css';

interface TopKeysProps {
  keys: WorkspaceOverview['busiestKeys'];
  range: Range;
}

/** The keys with the most traffic. */
export function TopKeys({ keys, range }: TopKeysProps) {
  const { id: workspaceId } = useWorkspace();
  const most = Math.max(1, ...keys.map(({ allowed, denied }) => allowed + denied));
  const width = (count: number) => `${(count / most) * 100}%`;
  return (
    <Card title="Busiest keys">
      {keys.length === 0 ? (
        <Text size="sm" c="dimmed">
          No key was used in the last {RANGES[range].label}.
        </Text>
      ) : (
        <Stack component="ul" gap="md" className={classes.list} aria-label="Busiest keys">
          {keys.map(({ id, name, keyPrefix, allowed, denied, deniedByLimits }) => (
            <li key={id} className={classes.key}>
              <span className={classes.name}>
                <Link to="/workspaces/$workspaceId/api-keys/$keyId" params={{ workspaceId, keyId: id }}>
                  <bdi>{name}</bdi>
                </Link>
                <code className={classes.prefix}>{keyPrefix}…</code>
              </span>
              <span className={classes.requests}>{allowed.toLocaleString('en')} allowed</span>
              <span className={classes.bar} aria-hidden="true">
                {allowed > 0 && <span style={{ width: width(allowed) }} />}
                {denied > 0 && <span className={classes.barDenied} style={{ width: width(denied) }} />}
              </span>
              <span className={classes.denied}>{denied.toLocaleString('en')} denied</span>
              {deniedByLimits > 0 && (
                <span className={classes.denied}>{deniedByLimits.toLocaleString('en')} over a limit</span>
              )}
            </li>
          ))}
        </Stack>
      )}
    </Card>
  );
}

import type { WorkspaceOverview } from '@latchkey/sdk';
import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card } from '../../components/layout/card';
import { useWorkspace } from '../../workspace/queries';
import { type Range, RANGES } from './range';
import classes from './top-keys.module.css';
import { plural, t } from '../../language/translate';

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
    <Card title={t('Busiest keys')}>
      {keys.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t(RANGES[range].noneUsed)}
        </Text>
      ) : (
        <Stack component="ul" gap="md" className={classes.list} aria-label={t('Busiest keys')}>
          {keys.map(({ id, name, keyPrefix, allowed, denied, deniedByLimits }) => (
            <li key={id} className={classes.key}>
              <span className={classes.name}>
                <Link to="/workspaces/$workspaceId/api-keys/$keyId" params={{ workspaceId, keyId: id }}>
                  <bdi>{name}</bdi>
                </Link>
                <code className={classes.prefix}>{keyPrefix}…</code>
              </span>
              <span className={classes.requests}>
                {plural(allowed, '{count} allowed', '{count} allowed')}
              </span>
              <span className={classes.bar} aria-hidden="true">
                {allowed > 0 && <span style={{ width: width(allowed) }} />}
                {denied > 0 && <span className={classes.barDenied} style={{ width: width(denied) }} />}
              </span>
              <span className={classes.denied}>{plural(denied, '{count} denied', '{count} denied')}</span>
              {deniedByLimits > 0 && (
                <span className={classes.denied}>
                  {plural(deniedByLimits, '{count} over a limit', '{count} over a limit')}
                </span>
              )}
            </li>
          ))}
        </Stack>
      )}
    </Card>
  );
}

import type { ApiKey } from '@latchkey/sdk';
import { Code, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../../components/layout/card';
import { Facts } from '../../components/layout/facts';
import { useMemberName } from '../../workspace/members';
import { offeredScopesQuery } from '../../workspace/queries';
import { isOwnScope, scopeWords } from './scopes';
import { t } from '../../language/translate';

/** What the key may do, and from where. */
export function ApiKeyPermissions({ apiKey }: { apiKey: ApiKey }) {
  const memberName = useMemberName(apiKey.workspaceId);
  const { owner } = apiKey;
  const ownerName = (owner.type === 'service_account' ? owner.name : null) ?? memberName(owner.id);
  const { data: offered } = useQuery({
    ...offeredScopesQuery,
    enabled: apiKey.scopes?.some((scope) => !isOwnScope(scope)) ?? false,
  });
  return (
    <Card title={t('Permissions')}>
      <Facts
        facts={[
          [
            t('Scopes'),
            apiKey.scopes === null
              ? t('Everything that {owner}’s role allows', { owner: ownerName })
              : apiKey.scopes.map((scope) => (
                  <Group key={scope} gap={8} mb={4}>
                    <Text size="sm">{scopeWords(scope, offered)}</Text>
                    <Code>{scope}</Code>
                  </Group>
                )),
          ],
          [
            t('Allowed addresses'),
            apiKey.allowedIps === null
              ? t('Everywhere')
              : [
                  ...apiKey.allowedIps.map((block) => <div key={block}>{block}</div>),
                  ...(apiKey.allowlistMode === 'observe'
                    ? [<div key="observed">{t('Only observed: other addresses are allowed')}</div>]
                    : []),
                ],
          ],
        ]}
      />
    </Card>
  );
}

import type { WebhookEndpoint } from '@latchkey/sdk';
import { Anchor, Code, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '../../components/layout/card';
import { Facts } from '../../components/layout/facts';
import { Time } from '../../components/time/time';
import { useMemberName } from '../../workspace/members';
import { apiKeyQuery } from '../api-keys/queries';
import { eventWords, isEverything } from './events';
import classes from './webhooks.module.css';
import { rich, t } from '../../language/translate';

export function EndpointDetails({ endpoint }: { endpoint: WebhookEndpoint }) {
  const memberName = useMemberName(endpoint.workspaceId);
  return (
    <Card title={t('Details')}>
      <Facts
        facts={[
          // The heading may have cut it off.
          ['URL', endpoint.url],
          [
            t('Events'),
            isEverything(endpoint.events)
              ? t('Everything')
              : endpoint.events.map((event) => (
                  <Text key={event} size="sm" mb={6}>
                    {eventWords(event)}
                    <code className={classes.name}>{event}</code>
                  </Text>
                )),
          ],
          [t('Signed by'), <Signer key="signer" endpoint={endpoint} />],
          [t('Owner'), memberName(endpoint.owner.id)],
          [t('Last received'), <Time key="success" iso={endpoint.lastSuccessAt} never={t('Never')} />],
          [
            t('Created'),
            <span key="created">
              {rich('{time} by {name}', {
                time: <Time iso={endpoint.createdAt} />,
                name: memberName(endpoint.createdBy),
              })}
            </span>,
          ],
          ['ID', <Code key="id">{endpoint.id}</Code>],
        ]}
      />
    </Card>
  );
}

function Signer({ endpoint: { workspaceId, apiKeyId, previousSecretUntil } }: { endpoint: WebhookEndpoint }) {
  return (
    <>
      {apiKeyId === null ? t('Its own secret') : <SigningKey workspaceId={workspaceId} keyId={apiKeyId} />}
      {previousSecretUntil !== null && (
        <Text size="xs" c="dimmed" mt={2}>
          {rich('The old secret stops signing {time}', { time: <Time iso={previousSecretUntil} /> })}
        </Text>
      )}
    </>
  );
}

function SigningKey({ workspaceId, keyId }: { workspaceId: string; keyId: string }) {
  const { data: key } = useQuery(apiKeyQuery(workspaceId, keyId));
  return (
    <span>
      <Anchor
        inherit
        renderRoot={(props) => (
          <Link to="/workspaces/$workspaceId/api-keys/$keyId" params={{ workspaceId, keyId }} {...props} />
        )}
      >
        {key?.name ?? t('An API key')}
      </Anchor>{' '}
      {key && <Code>{key.keyPrefix}…</Code>}
    </span>
  );
}

import type { ApiKey } from '@latchkey/sdk';
import { Text } from '@mantine/core';
import { Card } from '../../components/layout/card';
import { KeyLink } from './key-link';
import { RotationProgress } from './rotation-progress';
import type { Rotation } from './use-rotation';
import { t } from '../../language/translate';

interface RotationCardProps {
  apiKey: ApiKey;
  rotation: Rotation;
}

/** On the page of each of the two keys, while both work. */
export function RotationCard({ apiKey: { id, workspaceId }, rotation }: RotationCardProps) {
  const { oldId, successorId } = rotation;
  const isOld = id === oldId;
  return (
    <Card
      title={t('Rotation in progress')}
      description={
        isOld
          ? t('Both keys work. Revoke this one when its traffic has moved to the new key.')
          : t('Both keys work. Revoke the old one when its traffic has moved to this key.')
      }
      actions={
        <Text size="sm" span>
          <KeyLink workspaceId={workspaceId} keyId={isOld ? successorId : oldId}>
            {isOld ? t('The new key') : t('The old key')}
          </KeyLink>
        </Text>
      }
    >
      <RotationProgress workspaceId={workspaceId} oldKeyId={oldId} successorId={successorId} />
    </Card>
  );
}

interface ReplacedCardProps {
  apiKey: ApiKey;
  successorId: string;
}

/** On the page of a key that no longer works. */
export function ReplacedCard({ apiKey, successorId }: ReplacedCardProps) {
  return (
    <Card
      title={t('Replaced')}
      description={t('Another key has replaced this one.')}
      actions={
        <Text size="sm" span>
          <KeyLink workspaceId={apiKey.workspaceId} keyId={successorId}>
            {t('The new key')}
          </KeyLink>
        </Text>
      }
    >
      <Text size="sm">
        {t('Programs that still use this key get 401; the denials below count these requests.')}
      </Text>
    </Card>
  );
}

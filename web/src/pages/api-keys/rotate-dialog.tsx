import type { ApiKey, IssuedApiKey } from '@latchkey/sdk';
import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { lostResourceId } from '../../api/describe-error';
import { useAction } from '../../api/use-action';
import { useIdempotencyKey } from '../../api/use-idempotency-key';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { OVERLAP_SECONDS_DEFAULT, OverlapField } from '../../components/secrets/overlap-field';
import { session } from '../../session/session';
import { SignedEndpoints } from '../webhooks/signed-endpoints';
import { serverUrl } from '../../base-path';
import { CopyButton } from '../../components/secrets/copy-button';
import { IssuedKeyView } from './issued-key-view';
import { apiKeysChanged } from './queries';
import { useOwnerAbove } from './rotation-owner';
import { RotationProgress } from './rotation-progress';
import { t } from '../../language/translate';

interface RotateDialogProps {
  apiKey: ApiKey;
  opened: boolean;
  onClose: () => void;
}

/** The steps: options, the new secret, and the traffic as it moves over. */
type Step =
  | { name: 'choose' }
  | { name: 'secret'; issued: IssuedApiKey; watches: boolean }
  | { name: 'watch'; successorId: string };

export function RotateDialog({ apiKey, opened, onClose }: RotateDialogProps) {
  const [step, setStep] = useState<Step>({ name: 'choose' });
  const close = () => {
    setStep({ name: 'choose' });
    onClose();
    void queryClient.invalidateQueries(apiKeysChanged(apiKey.workspaceId));
  };
  const titles = {
    choose: t('Rotate “{name}”', { name: apiKey.name }),
    secret: t('The new key'),
    watch: t('Watch the traffic move'),
  };
  const isSecret = step.name === 'secret';

  return (
    <FormModal
      opened={opened || step.name !== 'choose'}
      onClose={close}
      size={step.name === 'choose' ? 520 : 660}
      title={titles[step.name]}
      isOver={step.name === 'watch'}
      closeOnClickOutside={false}
      closeOnEscape={!isSecret}
      withCloseButton={!isSecret}
    >
      {step.name === 'choose' && (
        <ChooseForm
          apiKey={apiKey}
          onCancel={close}
          onIssued={(issued, watches) => {
            setStep({ name: 'secret', issued, watches });
            // Removes the dialog from the URL; it stays open for its steps.
            onClose();
          }}
        />
      )}
      {step.name === 'secret' && (
        <IssuedKeyView
          issued={step.issued}
          doneLabel={step.watches ? t('Next: watch the traffic') : t('Done')}
          onDone={() =>
            step.watches ? setStep({ name: 'watch', successorId: step.issued.apiKey.id }) : close()
          }
        />
      )}
      {step.name === 'watch' && (
        <Stack>
          <Text size="sm">
            {t(
              'Put the new key into your program and deploy it. You can close this dialog: the old key’s page keeps showing the traffic.',
            )}
          </Text>
          <RotationProgress
            workspaceId={apiKey.workspaceId}
            oldKeyId={apiKey.id}
            successorId={step.successorId}
          />
          <DialogActions>
            <Button variant="default" onClick={close}>
              {t('Close')}
            </Button>
          </DialogActions>
        </Stack>
      )}
    </FormModal>
  );
}

interface ChooseFormProps {
  apiKey: ApiKey;
  onCancel: () => void;
  onIssued: (issued: IssuedApiKey, watches: boolean) => void;
}

/** Opens this dialog, for someone who may keep the owner. */
const rotateLink = ({ workspaceId, id }: ApiKey): string =>
  `${serverUrl}/workspaces/${workspaceId}/api-keys/${id}?dialog=rotate`;

function ChooseForm({ apiKey, onCancel, onIssued }: ChooseFormProps) {
  const [overlapSeconds, setOverlapSeconds] = useState(
    apiKey.leakedAt === null ? OVERLAP_SECONDS_DEFAULT : 0,
  );
  const ownerAbove = useOwnerAbove(apiKey);
  const [takesOver, setTakesOver] = useState(false);
  // What this dialog says about the owner must happen, even if roles have changed meanwhile.
  const rotation = {
    overlapSeconds,
    keepOwner: !takesOver,
  };
  const { key: idempotencyKey } = useIdempotencyKey(rotation);
  const { run, pending, error } = useAction(async () => {
    const { workspaceId, id } = apiKey;
    const issued = await session.workspaces.rotateApiKey(workspaceId, id, rotation, { idempotencyKey });
    onIssued(issued, overlapSeconds > 0);
  });
  const lostKeyId = lostResourceId(error);

  return (
    <Form onSubmit={() => void run()} error={error}>
      <Text size="sm">
        {ownerAbove === null
          ? t(
              'A new key replaces this one, with the same name, scopes, addresses and expiry, and the same owner.',
            )
          : t('A new key replaces this one, with the same name, scopes, addresses and expiry.')}
      </Text>
      {ownerAbove !== null && (
        <Alert color="brass" title={t('The owner changes')}>
          <Text size="sm">
            {t(
              '{name} owns this key and is an {role} here; you are an admin. You will see the new key, so it can’t act as {name}: it will be yours and have your role. To keep the owner, ask an owner to rotate it, and disable the key until then if you must stop it.',
              { name: ownerAbove.name, role: t(ownerAbove.role) },
            )}
          </Text>
          <Group mt="sm" gap="xs">
            <CopyButton text={rotateLink(apiKey)} what={t('a link for the owner')} />
            <Text size="sm">{t('a link for the owner')}</Text>
          </Group>
          <Checkbox
            mt="sm"
            label={t('Make me the owner of the new key')}
            checked={takesOver}
            onChange={(event) => setTakesOver(event.currentTarget.checked)}
          />
        </Alert>
      )}
      <OverlapField
        label={t('The old key')}
        goesOn={{
          label: t('keeps working for a while'),
          description: t(
            'Both keys work. Watch the traffic move to the new key, and revoke the old one when it is no longer used.',
          ),
          durationLabel: t('How long the old key keeps working at most'),
        }}
        stops={{
          label: t('stops at once'),
          description: t('For a key that has leaked. Programs fail until they have the new key.'),
        }}
        seconds={overlapSeconds}
        onChange={setOverlapSeconds}
      />
      <SignedEndpoints apiKey={apiKey}>
        {overlapSeconds > 0
          ? t(
              'The new key takes over. While the old key works, deliveries are signed with both keys. Give the receiver the new signing secret during that time.',
            )
          : t('The new key takes over. The receiver rejects deliveries until it has the new signing secret.')}
      </SignedEndpoints>
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        {lostKeyId === undefined ? (
          <Button
            type="submit"
            loading={pending}
            disabled={ownerAbove !== null && !takesOver}
            color={overlapSeconds === 0 ? 'red' : 'patina'}
          >
            {overlapSeconds === 0 ? t('Rotate and stop the old key') : t('Create new key')}
          </Button>
        ) : (
          <Button
            renderRoot={(props) => (
              <Link
                to="/workspaces/$workspaceId/api-keys/$keyId"
                params={{ workspaceId: apiKey.workspaceId, keyId: lostKeyId }}
                {...props}
              />
            )}
          >
            {t('Open the new key')}
          </Button>
        )}
      </DialogActions>
    </Form>
  );
}

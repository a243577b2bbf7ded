import type { WaitingDevice } from '@latchkey/sdk';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { CliLoginFrame } from './cli-login-frame';
import classes from './device-page.module.css';
import { WhatItMayDo } from './what-it-may-do';
import { t } from '../../language/translate';

const EXAMPLE = 'BCDF-GHJK';

interface Found {
  userCode: string;
  device: WaitingDevice;
}

/** Where `latchkey login --device` sends the user, on any device with a browser. */
export function DevicePage() {
  const { user_code: given = '' } = useSearch({ from: '/app/device' });
  const [found, setFound] = useState<Found | undefined>();
  const [decided, setDecided] = useState<'approved' | 'denied' | undefined>();
  return (
    <CliLoginFrame title={t('Sign in to the command line')}>
      {decided !== undefined ? (
        <Decided as={decided} />
      ) : found === undefined ? (
        <EnterCode given={given} onFound={setFound} />
      ) : (
        <Decide found={found} onDecided={setDecided} onBack={() => setFound(undefined)} />
      )}
    </CliLoginFrame>
  );
}

/** Shown even if the URL contains the code, which then takes one more press. */
function EnterCode({ given, onFound }: { given: string; onFound: (found: Found) => void }) {
  const [userCode, setUserCode] = useState(given);
  const find = useAction(async () => {
    onFound({ userCode, device: await session.cliLogins.findDevice(userCode, { maxRetries: 0 }) });
  });
  const { fields, rest } = fieldProblems(find.error, ['userCode'], { user_code_not_valid: 'userCode' });
  return (
    <Form onSubmit={() => void find.run()} error={find.error} label={t('Code of the command line')}>
      <TextInput
        label={t('Code')}
        description={t('As “latchkey login” shows it in your terminal.')}
        value={userCode}
        onChange={(event) => setUserCode(event.currentTarget.value)}
        error={fields.userCode}
        classNames={{ input: classes.input ?? '' }}
        placeholder={EXAMPLE}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        required
        withAsterisk={false}
        autoFocus
      />
      <ErrorAlert error={rest} />
      <Button type="submit" loading={find.pending}>
        {t('Continue')}
      </Button>
    </Form>
  );
}

interface DecideProps {
  found: Found;
  onDecided: (decision: 'approved' | 'denied') => void;
  onBack: () => void;
}

function Decide({ found: { userCode, device }, onDecided, onBack }: DecideProps) {
  const approve = useAction(async () => {
    await session.cliLogins.approveDevice(userCode);
    onDecided('approved');
  });
  const deny = useAction(async () => {
    await session.cliLogins.denyDevice(userCode);
    onDecided('denied');
  });
  const question = useRef<HTMLParagraphElement>(null);
  // The form that had the focus is gone.
  useEffect(() => question.current?.focus(), []);
  return (
    <Stack>
      <Text size="sm" ref={question} tabIndex={-1} className={classes.question ?? ''}>
        {t('Is this the code in your terminal?')}
      </Text>
      <Text className={classes.code}>{shown(userCode)}</Text>
      <Alert
        color="brass"
        icon={<IconAlertTriangle size={18} />}
        title={t('Only if you started it yourself')}
      >
        {device.sameAddress
          ? t(
              'Whoever runs that command will act as you. If someone sent you this code or this link, deny it, whoever they say they are.',
            )
          : t(
              'Whoever runs that command will act as you. If someone sent you this code or this link, deny it, whoever they say they are. The command runs at a different address than yours.',
            )}
      </Alert>
      <WhatItMayDo
        deviceName={device.deviceName}
        facts={[
          [t('Address'), device.address ?? t('unknown')],
          [t('Asked'), <Time key="asked" iso={device.requestedAt} />],
        ]}
      />
      <ErrorAlert error={approve.error ?? deny.error} />
      <Group>
        <Button loading={approve.pending} onClick={() => void approve.run()}>
          {t('Approve')}
        </Button>
        <Button variant="default" loading={deny.pending} onClick={() => void deny.run()}>
          {t('Deny')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('Enter another code')}
        </Button>
      </Group>
    </Stack>
  );
}

function Decided({ as }: { as: 'approved' | 'denied' }) {
  return as === 'approved' ? (
    <Alert role="status" color="patina" icon={<IconCircleCheck size={18} />} title={t('Approved')}>
      {t(
        'The command line signs in within a few seconds. You can close this page and go back to your terminal.',
      )}
    </Alert>
  ) : (
    <Alert role="status" color="brass" icon={<IconCircleX size={18} />} title={t('Denied')}>
      {t('Nothing was given to the command line. You can close this page.')}
    </Alert>
  );
}

/** As shown in the terminal. */
function shown(typed: string): string {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

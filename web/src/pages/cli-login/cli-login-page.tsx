import { Button, Group, Stack, Text } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../../api/use-action';
import { serverUrl } from '../../base-path';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { session } from '../../session/session';
import type { CliLoginSearch } from './cli-login-search';
import { CliLoginFrame } from './cli-login-frame';
import { WhatItMayDo } from './what-it-may-do';
import { t } from '../../language/translate';

/** Opened by `latchkey login`: the user lets the command line act as them. */
export function CliLoginPage() {
  const search = useSearch({ from: '/app/cli-login' });
  return (
    <CliLoginFrame title={t('Sign in to the command line')}>
      {isComplete(search) ? <Approve asked={search} /> : <Incomplete />}
    </CliLoginFrame>
  );
}

const isComplete = (search: CliLoginSearch): search is Required<CliLoginSearch> => search.port !== undefined;

function Incomplete() {
  return (
    <Stack>
      <Text size="sm">
        {t(
          'This address is incomplete. Run “latchkey login” again, and open the whole address that it prints.',
        )}
      </Text>
      <Group>
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('Go to your workspace')}
        </Button>
      </Group>
    </Stack>
  );
}

function Approve({ asked }: { asked: Required<CliLoginSearch> }) {
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = (answer: Record<string, string>): void => {
    setIsLeaving(true);
    window.location.replace(callbackOf(asked, answer));
  };
  const approve = useAction(async () => {
    const { code } = await session.cliLogins.approve({
      codeChallenge: asked.code_challenge,
      port: asked.port,
      deviceName: asked.device_name || t('an unnamed device'),
    });
    leave({ code });
  });
  return (
    <Stack>
      <Text size="sm">
        {t(
          'A program on this computer wants to sign in as you. Approve only if you have just run “latchkey login” yourself.',
        )}
      </Text>
      <WhatItMayDo deviceName={asked.device_name} facts={[[t('Waits at'), `127.0.0.1:${asked.port}`]]} />
      <ErrorAlert error={approve.error} />
      {isLeaving ? (
        <Text size="sm" role="status">
          {t('Returning to the command line. If nothing happens, look at your terminal.')}
        </Text>
      ) : (
        <Group>
          <Button loading={approve.pending} onClick={() => void approve.run()}>
            {t('Approve')}
          </Button>
          <Button variant="default" onClick={() => leave({ error: 'access_denied' })}>
            {t('Deny')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => void session.logout()}>
            {t('Use another account')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** Always this machine, whatever the page's URL says. `iss` tells the program which server has answered (RFC 9207). */
const callbackOf = ({ port, state }: Required<CliLoginSearch>, answer: Record<string, string>): string =>
  `http://127.0.0.1:${port}/callback?${new URLSearchParams({ ...answer, state, iss: serverUrl }).toString()}`;

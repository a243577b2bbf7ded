import { Alert, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useDocumentTitle } from '../../components/layout/page-header';
import { type Message, t } from '../../language/translate';

const WORDS = {
  'signed-in': ['The command line is signed in', 'You can close this page and go back to your terminal.'],
  denied: ['The sign-in was denied', 'Nothing was given to the command line. You can close this page.'],
  failed: ['The command line is not signed in', 'Your terminal says why. You can close this page.'],
} as const satisfies Record<string, readonly [Message, Message]>;

/** Where the command line finally sends the browser. Anyone can link here, so it reveals nothing about anyone. */
export function CliLoginOutcomePage() {
  const { outcome } = useSearch({ from: '/link/cli-login/done' });
  const [title, text] = WORDS[outcome];
  useDocumentTitle(t(title));
  const isDone = outcome === 'signed-in';
  return (
    <>
      <Title order={1} mb="md">
        {t(title)}
      </Title>
      <Alert
        role="status"
        color={isDone ? 'patina' : 'brass'}
        icon={isDone ? <IconCircleCheck size={18} /> : <IconCircleX size={18} />}
      >
        {t(text)}
      </Alert>
    </>
  );
}

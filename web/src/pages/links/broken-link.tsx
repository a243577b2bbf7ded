import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../language/translate';

/** For a URL without its token: truncated by a mail program, or reloaded. */
export function BrokenLink({ children }: { children: ReactNode }) {
  return (
    <Stack gap="sm">
      <Title order={1}>{t('This link is incomplete')}</Title>
      <Text c="dimmed" size="sm">
        {t('Open the complete link from the email again. For safety, a reloaded page forgets it.')}
      </Text>
      {children}
    </Stack>
  );
}

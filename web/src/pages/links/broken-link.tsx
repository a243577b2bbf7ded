import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** For an address without its token: cut off by a mail program, or reloaded. */
export function BrokenLink({ children }: { children: ReactNode }) {
  return (
    <Stack gap="sm">
      <Title order={1}>This link is not complete</Title>
      <Text c="dimmed" size="sm">
        Open it from the mail once more, all of it. A page that is reloaded forgets it, for safety.
      </Text>
      {children}
    </Stack>
  );
}

import { Container, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '../../components/brand/logo';
import { Card } from '../../components/layout/card';
import { PageHeader } from '../../components/layout/page-header';

export function CliLoginFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Container size={520} py={56} component="main">
      <Stack gap="xl">
        <Logo />
        <div>
          <PageHeader title={title} />
          <Card>{children}</Card>
        </div>
      </Stack>
    </Container>
  );
}

import { Group, Text, Title } from '@mantine/core';
import { Fragment, type ReactNode, useEffect } from 'react';

interface PageHeaderProps {
  title: string;
  description?: ReactNode;
  /** Buttons, at the right; below on narrow screens. */
  actions?: ReactNode;
  /** Above the title: where this page belongs. */
  breadcrumb?: ReactNode;
}

/** Heads every page, and names the browser's tab. */
export function PageHeader({ title, description, actions, breadcrumb }: PageHeaderProps) {
  useDocumentTitle(title);
  return (
    <header>
      {breadcrumb}
      <Group justify="space-between" align="flex-end" gap="md" mb="lg">
        <div style={{ minWidth: 0, flex: '1 1 18rem' }}>
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {breakable(title)}
          </Title>
          {description !== undefined && (
            <Text c="dimmed" size="sm" mt={4} maw={620}>
              {description}
            </Text>
          )}
        </div>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
    </header>
  );
}

/** An address goes on in the next line where it has a part, and not in the middle of a word. */
const breakable = (title: string): ReactNode =>
  title.split(/(?<=[^/]\/)(?=[^/])|(?=[?&])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));

export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Latchkey`;
  }, [title]);
}

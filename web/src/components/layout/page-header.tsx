import { Group, Text, Title } from '@mantine/core';
import { Fragment, type ReactNode, useEffect } from 'react';
import { Clamped } from './clamped';

interface PageHeaderProps {
  title: string;
  description?: ReactNode;
  /** Buttons on the right, or below on narrow screens. */
  actions?: ReactNode;
  /** Above the title: the parent page. */
  breadcrumb?: ReactNode;
  /** The open tab of the page, which the browser tab names first. */
  part?: string;
}

/** The heading of every page, which also names the browser tab. */
export function PageHeader({ title, description, actions, breadcrumb, part }: PageHeaderProps) {
  useDocumentTitle(part === undefined ? title : `${part} · ${title}`);
  return (
    <header>
      {breadcrumb}
      <Group justify="space-between" align="flex-end" gap="md" mb="lg">
        <div style={{ minWidth: 0, flex: '1 1 18rem' }}>
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            <Clamped text={title}>{breakable(title)}</Clamped>
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

/** Lets an address wrap between its parts rather than within a word. */
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

import { Box, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './card.module.css';

interface CardProps {
  title?: ReactNode;
  description?: ReactNode;
  /** To the right of the title. */
  actions?: ReactNode;
  /** Content extends to the edges: for tables. */
  flush?: boolean;
  children: ReactNode;
}

/** One section of a page. */
export function Card({ title, description, actions, flush = false, children }: CardProps) {
  const titleId = useId();
  return (
    <Box
      component="section"
      className={classes.card}
      {...(title === undefined ? {} : { 'aria-labelledby': titleId })}
    >
      {title !== undefined && (
        <Group justify="space-between" align="flex-start" className={classes.head} gap="sm">
          <div>
            <Title order={2} id={titleId}>
              {title}
            </Title>
            {description !== undefined && (
              <Text c="dimmed" size="sm" mt={2}>
                {description}
              </Text>
            )}
          </div>
          {actions}
        </Group>
      )}
      <div className={flush ? undefined : classes.body} data-after-head={title !== undefined}>
        {children}
      </div>
    </Box>
  );
}

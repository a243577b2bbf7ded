import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

/** Leads to the page above. */
export const Breadcrumb = createLink((props: ComponentPropsWithRef<'a'>) => (
  <Anchor size="sm" underline="hover" {...props} />
));

import { Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface FormProps {
  onSubmit: () => void;
  /** What the last attempt failed with: the first field that it complains about gets the focus. */
  error: unknown;
  label?: string;
  children: ReactNode;
}

/** What is valid is the server's to say, for every field at once: the browser's own bubbles stay away. */
export function Form({ onSubmit, error, label, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [error]);
  return (
    <form
      ref={form}
      // Should scripts fail, no field may end up in an address.
      method="post"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="md">{children}</Stack>
    </form>
  );
}

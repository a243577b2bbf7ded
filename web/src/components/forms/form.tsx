import { Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface FormProps {
  onSubmit: () => void;
  /** The error of the last attempt: its first field gets the focus. */
  error: unknown;
  label?: string;
  children: ReactNode;
}

/** The server validates all fields at once, so the browser's own validation is turned off. */
export function Form({ onSubmit, error, label, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [error]);
  return (
    <form
      ref={form}
      // If scripts fail, no field may end up in a URL.
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

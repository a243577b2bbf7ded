import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../language/translate';

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Tells password managers what the field is for. */
  autoComplete: 'current-password' | 'new-password';
  description?: ReactNode;
  error?: string | undefined;
  /** For the first field of a dialog. */
  isFirst?: boolean;
}

export function PasswordField({
  label,
  value,
  onChange,
  autoComplete,
  description,
  error,
  isFirst = false,
}: PasswordFieldProps) {
  return (
    <PasswordInput
      label={label}
      name={autoComplete === 'new-password' ? 'new-password' : 'password'}
      autoComplete={autoComplete}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      // The library marks the frame around the field, which cannot get the focus.
      aria-invalid={error !== undefined || undefined}
      required
      withAsterisk={false}
      data-autofocus={isFirst || undefined}
      visibilityToggleButtonProps={{ tabIndex: 0, 'aria-label': t('Show the password') }}
    />
  );
}

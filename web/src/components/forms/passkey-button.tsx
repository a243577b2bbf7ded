import { Button, type ButtonProps } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';

interface PasskeyButtonProps extends Pick<ButtonProps, 'variant' | 'fullWidth'> {
  label: string;
  loading: boolean;
  onClick: () => void;
  isFirst?: boolean;
}

/** The browser asks the user; the form need not be valid for that. */
export function PasskeyButton({ label, isFirst = false, ...props }: PasskeyButtonProps) {
  return (
    <Button
      type="button"
      leftSection={<IconFingerprint size={18} />}
      autoFocus={isFirst}
      {...(isFirst ? { 'data-autofocus': true } : {})}
      {...props}
    >
      {label}
    </Button>
  );
}

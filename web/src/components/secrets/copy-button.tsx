import { Button, type ButtonProps } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { copyText } from './copy-text';
import { t } from '../../language/translate';

const SAID_MS = 2_000;

interface CopyButtonProps extends Pick<ButtonProps, 'size' | 'variant' | 'fullWidth'> {
  text: string;
  /** What is copied, for users who cannot see the button's context: "the key". */
  what: string;
  onCopied?: () => void;
}

export function CopyButton({
  text,
  what,
  onCopied,
  size = 'xs',
  variant = 'default',
  fullWidth,
}: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = window.setTimeout(() => setOutcome(null), SAID_MS);
    return () => window.clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    const copied = await copyText(text);
    setOutcome(copied ? 'copied' : 'failed');
    if (copied) onCopied?.();
  };
  return (
    <Button
      size={size}
      variant={variant}
      {...(fullWidth === undefined ? {} : { fullWidth })}
      leftSection={
        outcome === 'copied' ? (
          <IconCheck size={15} aria-hidden="true" />
        ) : (
          <IconCopy size={15} aria-hidden="true" />
        )
      }
      onClick={() => void copy()}
      aria-label={t('Copy {what}', { what })}
    >
      <span aria-live="polite">
        {outcome === 'copied' ? t('Copied') : outcome === 'failed' ? t('Select and copy') : t('Copy')}
      </span>
    </Button>
  );
}

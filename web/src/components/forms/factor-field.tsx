import type { SecondFactorInput } from '@latchkey/sdk';
import { Anchor, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../language/translate';

interface FactorFieldProps {
  value: SecondFactorInput;
  onChange: (value: SecondFactorInput) => void;
  error?: string | undefined;
  /** Whether there is an app; otherwise only recovery codes can be typed. */
  hasApp?: boolean;
}

/** A code from the authenticator app, or a recovery code if it was lost. */
export function FactorField({ value, onChange, error, hasApp = true }: FactorFieldProps) {
  const [isRecovery, setIsRecovery] = useState(!hasApp || value.recoveryCode !== undefined);
  return (
    <Stack gap="xs">
      {isRecovery ? (
        <TextInput
          key="recovery"
          label={t('Recovery code')}
          description={t('Each works once.')}
          name="recovery-code"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={value.recoveryCode ?? ''}
          onChange={(event) => onChange({ recoveryCode: event.currentTarget.value })}
          error={error}
          required
          withAsterisk={false}
          autoFocus={hasApp}
        />
      ) : (
        <CodeField value={value.code ?? ''} onChange={(code) => onChange({ code })} error={error} />
      )}
      {hasApp && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="left"
          onClick={() => {
            setIsRecovery(!isRecovery);
            onChange(isRecovery ? { code: '' } : { recoveryCode: '' });
          }}
        >
          {isRecovery ? t('Use the authenticator app') : t('Use a recovery code')}
        </Anchor>
      )}
    </Stack>
  );
}

/** Six digits, for which phones show a number pad and browsers offer autofill. */
export function CodeField({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (code: string) => void;
  error?: string | undefined;
}) {
  return (
    <TextInput
      label={t('Code from your authenticator app')}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={10}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      required
      withAsterisk={false}
      autoFocus
      data-autofocus
    />
  );
}

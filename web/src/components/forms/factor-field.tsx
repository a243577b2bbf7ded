import type { SecondFactorInput } from '@latchkey/sdk';
import { Anchor, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

interface FactorFieldProps {
  value: SecondFactorInput;
  onChange: (value: SecondFactorInput) => void;
  error?: string | undefined;
}

/** A code of the authenticator app, or a recovery code for who has lost it. */
export function FactorField({ value, onChange, error }: FactorFieldProps) {
  const [isRecovery, setIsRecovery] = useState(value.recoveryCode !== undefined);
  return (
    <Stack gap="xs">
      {isRecovery ? (
        <TextInput
          key="recovery"
          label="Recovery code"
          description="Each works once."
          name="recovery-code"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={value.recoveryCode ?? ''}
          onChange={(event) => onChange({ recoveryCode: event.currentTarget.value })}
          error={error}
          required
          withAsterisk={false}
          autoFocus
        />
      ) : (
        <CodeField value={value.code ?? ''} onChange={(code) => onChange({ code })} error={error} />
      )}
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
        {isRecovery ? 'Use the authenticator app' : 'Use a recovery code'}
      </Anchor>
    </Stack>
  );
}

/** Six digits, which phones offer a pad for and browsers fill in. */
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
      label="Code of your authenticator app"
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

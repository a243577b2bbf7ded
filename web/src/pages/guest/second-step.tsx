import type { SecondFactorInput, signInChallengeOf } from '@latchkey/sdk';
import { Anchor, Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { FactorField } from '../../components/forms/factor-field';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { PasskeyButton } from '../../components/forms/passkey-button';
import { askForPasskey, whyNoPasskeys } from '../../session/passkeys';
import { session } from '../../session/session';

export type Asked = NonNullable<ReturnType<typeof signInChallengeOf>>;

interface SecondStepProps {
  asked: Asked;
  onSignedIn: () => Promise<void>;
  onBack: () => void;
}

/** After the password. */
export function SecondStep({ asked, onSignedIn, onBack }: SecondStepProps) {
  const { challenge, factors, passkeyOptions } = asked;
  const hasApp = factors.includes('totp');
  const hasPasskey = passkeyOptions !== undefined && whyNoPasskeys() === undefined;
  const [factor, setFactor] = useState<SecondFactorInput>(hasApp ? { code: '' } : { recoveryCode: '' });
  const answer = async (given: SecondFactorInput): Promise<void> => {
    await session.loginSecondFactor(challenge, given, { maxRetries: 0 });
    await onSignedIn();
  };
  const typed = useAction(() => answer(factor));
  const passkey = useAction(async () =>
    answer({ assertion: await askForPasskey(() => passkeyOptions ?? {}) }),
  );
  const { fields, rest } = fieldProblems(typed.error, ['code', 'recoveryCode'], {
    second_factor_failed: 'code',
  });
  return (
    <>
      <Title order={1} mb={4}>
        Second factor
      </Title>
      <Text c="dimmed" size="sm" mb="xl">
        {hasPasskey
          ? `Your password is right. Now use your passkey, or a ${hasApp ? 'code' : 'recovery code'}.`
          : hasApp
            ? 'Your password is right. Now enter the code that your authenticator app shows.'
            : `Your password is right. Now enter a recovery code. ${whyNoPasskeys() ?? ''}`}
      </Text>
      <Form onSubmit={() => void typed.run()} error={typed.error} label="Second factor">
        {hasPasskey && (
          <>
            <PasskeyButton
              label="Use a passkey"
              loading={passkey.pending}
              onClick={() => void passkey.run()}
              isFirst={!hasApp}
              fullWidth
            />
            <ErrorAlert error={passkey.error} />
          </>
        )}
        <FactorField
          value={factor}
          onChange={setFactor}
          error={fields.code ?? fields.recoveryCode}
          hasApp={hasApp}
        />
        <ErrorAlert error={rest} />
        <Button type="submit" variant={hasPasskey ? 'default' : 'filled'} loading={typed.pending} fullWidth>
          Sign in
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          Start again
        </Anchor>
      </Form>
    </>
  );
}

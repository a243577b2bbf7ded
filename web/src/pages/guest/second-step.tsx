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
import { t } from '../../language/translate';

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
        {t('Second factor')}
      </Title>
      <Text c="dimmed" size="sm" mb="xl">
        {whatToDo(hasApp, hasPasskey)}
      </Text>
      <Form onSubmit={() => void typed.run()} error={typed.error} label={t('Second factor')}>
        {hasPasskey && (
          <>
            <PasskeyButton
              label={t('Use a passkey')}
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
          {t('Sign in')}
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          {t('Start again')}
        </Anchor>
      </Form>
    </>
  );
}

function whatToDo(hasApp: boolean, hasPasskey: boolean): string {
  if (hasPasskey)
    return hasApp
      ? t('Your password is right. Now use your passkey, or a code.')
      : t('Your password is right. Now use your passkey, or a recovery code.');
  if (hasApp) return t('Your password is right. Now enter the code that your authenticator app shows.');
  const why = whyNoPasskeys();
  return why === undefined
    ? t('Your password is right. Now enter a recovery code.')
    : t('Your password is right. Now enter a recovery code. {why}', { why });
}

import type { SecondFactorInput } from '@latchkey/sdk';
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../api/use-action';
import { ErrorAlert } from '../components/feedback/error-alert';
import { DialogActions } from '../components/forms/dialog-actions';
import { FactorField } from '../components/forms/factor-field';
import { PasskeyButton } from '../components/forms/passkey-button';
import { fieldProblems } from '../components/forms/field-problems';
import { Form } from '../components/forms/form';
import { PasswordField } from '../components/forms/password-field';
import { UsernameForManagers } from '../components/forms/username-for-managers';
import { FormModal } from '../components/forms/form-modal';
import { askForPasskey, whyNoPasskeys } from '../session/passkeys';
import { meQuery } from '../session/queries';
import { session } from '../session/session';
import { type StepUpQuestion, useStepUpQuestion } from '../session/step-up';
import { t } from '../language/translate';

/** Above whatever the user was doing, which continues afterwards. */
const ABOVE_DIALOGS = 400;

/** Asks the user to authenticate again, before actions that must be out of reach of a stolen session. */
export function StepUpDialog() {
  const question = useStepUpQuestion();
  return (
    <FormModal
      opened={question !== undefined}
      onClose={() => question?.settle(false)}
      title={t('Confirm that it is you')}
      zIndex={ABOVE_DIALOGS}
    >
      {question && <StepUpForm question={question} />}
    </FormModal>
  );
}

function StepUpForm({ question: { accepted, settle } }: { question: StepUpQuestion }) {
  const { data: me } = useQuery(meQuery);
  const [password, setPassword] = useState('');
  const byPassword = accepted.includes('password');
  const hasApp = accepted.includes('code');
  const hasPasskey = accepted.includes('assertion') && whyNoPasskeys() === undefined;
  const [factor, setFactor] = useState<SecondFactorInput>(hasApp ? { code: '' } : { recoveryCode: '' });
  const { run, pending, error } = useAction(async () => {
    await session.stepUp(byPassword ? { password } : factor, { maxRetries: 0 });
    settle(true);
  });
  const passkey = useAction(async () => {
    const { passkeyOptions } = await session.beginStepUp();
    await session.stepUp({ assertion: await askForPasskey(() => passkeyOptions) }, { maxRetries: 0 });
    settle(true);
  });
  const { fields, rest } = fieldProblems(error, ['password', 'code', 'recoveryCode'], {
    current_password_wrong: 'password',
    code_not_accepted: 'code',
  });
  return (
    <Form onSubmit={() => void run()} error={error} label={t('Confirm that it is you')}>
      <Text size="sm" c="dimmed">
        {t('You signed in more than 10 minutes ago. Afterwards, you can continue where you were.')}
      </Text>
      {byPassword ? (
        <>
          <UsernameForManagers email={me?.user.email ?? ''} />
          <PasswordField
            label={t('Your password')}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={fields.password}
            isFirst
          />
        </>
      ) : (
        <>
          {hasPasskey && (
            <PasskeyButton
              label={t('Use a passkey')}
              loading={passkey.pending}
              onClick={() => void passkey.run()}
              isFirst={!hasApp}
            />
          )}
          <ErrorAlert error={passkey.error} />
          <FactorField
            value={factor}
            onChange={setFactor}
            error={fields.code ?? fields.recoveryCode}
            hasApp={hasApp}
          />
        </>
      )}
      <ErrorAlert error={rest} />
      <DialogActions>
        <Button variant="default" onClick={() => settle(false)}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {t('Confirm')}
        </Button>
      </DialogActions>
    </Form>
  );
}

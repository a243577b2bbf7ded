import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { serverPath } from '../../../base-path';
import { Card } from '../../../components/layout/card';
import { FIRST_LANGUAGE, isLanguage } from '../../../components/secrets/first-call';
import { FirstCall } from '../../../components/secrets/first-call-tabs';
import { useOpenKey } from '../use-open-key';
import { type Message, rich, t } from '../../../language/translate';

const PLACEHOLDER = 'YOUR_API_KEY';

const STATUS_TITLES = {
  disabled: 'This key is disabled',
  suspended: 'This key is suspended',
  expired: 'This key is expired',
  revoked: 'This key is revoked',
  ended: 'This key is ended',
} as const satisfies Record<string, Message>;

/** How a program sends the key, with an example to paste. */
export function UseTab() {
  const { status } = useOpenKey();
  const { language } = useSearch({ from: '/app/workspaces/$workspaceId/api-keys/$keyId/use' });
  const navigate = useNavigate();
  return (
    <Stack gap="lg">
      {status !== 'active' && (
        <Alert color="gray" icon={<IconInfoCircle size={18} />} title={t(STATUS_TITLES[status])}>
          {t('Requests with it get 401.')}
        </Alert>
      )}
      <Card
        title={t('Call the API')}
        description={rich(
          'The request asks who the key acts as. Replace {placeholder} with the key, which this page can’t show: the server stores only a hash.',
          { placeholder: <code>{PLACEHOLDER}</code> },
        )}
      >
        <FirstCall
          secret={PLACEHOLDER}
          language={isLanguage(language) ? language : FIRST_LANGUAGE}
          onLanguage={(chosen) =>
            void navigate({
              to: '.',
              search: (now) => ({ ...now, language: chosen }),
              replace: true,
              resetScroll: false,
            })
          }
        />
        <Text size="sm" mt="md">
          {rich(
            'Every route takes the key in <code>X-API-Key</code>, or as a bearer token in <code>Authorization</code>.',
            { code: (header) => <code>{header}</code> },
          )}{' '}
          <Anchor inherit href={serverPath('/api/docs')} target="_blank" rel="noreferrer">
            {t('All routes')}
          </Anchor>
        </Text>
      </Card>
    </Stack>
  );
}

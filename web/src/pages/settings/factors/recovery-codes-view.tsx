import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { CodeBlock } from '../../../components/secrets/code-block';
import { t } from '../../../language/translate';

/** The codes, shown only once. */
export function RecoveryCodesView({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const text = codes.join('\n');
  return (
    <Stack>
      <Text size="sm">
        {t(
          'Each of these codes signs you in once, with your password, if you lose your second factor. Keep them where you keep your passwords: they are not shown again.',
        )}
      </Text>
      <CodeBlock code={text} what={t('the recovery codes')} />
      <Group justify="space-between">
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            component="a"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
            download="latchkey-recovery-codes.txt"
          >
            {t('Download')}
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t('Print')}
          </Button>
        </Group>
        <Button onClick={onDone}>{t('I have saved the codes')}</Button>
      </Group>
    </Stack>
  );
}

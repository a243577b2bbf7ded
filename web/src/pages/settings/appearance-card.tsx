import { Stack } from '@mantine/core';
import { Card } from '../../components/layout/card';
import { LanguageControl } from '../../shell/language-control';
import { ThemeControl } from '../../shell/theme-control';
import { t } from '../../language/translate';

export function AppearanceCard() {
  return (
    <Card title={t('Appearance')} description={t('For the dashboard in this browser.')}>
      <Stack gap="sm" maw={220}>
        <ThemeControl />
        <LanguageControl />
      </Stack>
    </Card>
  );
}

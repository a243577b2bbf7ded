import { SegmentedControl, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { type Message, t } from '../language/translate';

const SCHEMES = [
  { value: 'light', label: 'Light' satisfies Message, Icon: IconSun },
  { value: 'dark', label: 'Dark' satisfies Message, Icon: IconMoon },
  { value: 'auto', label: 'System' satisfies Message, Icon: IconDeviceDesktop },
] as const;

export function ThemeControl() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t('Appearance')}
      size="xs"
      fullWidth
      value={colorScheme}
      onChange={(value) => setColorScheme(value)}
      data={SCHEMES.map(({ value, label, Icon }) => ({
        value,
        label: (
          <>
            <Icon
              size={15}
              stroke={1.8}
              style={{ display: 'block', margin: '2px auto' }}
              aria-hidden="true"
            />
            <VisuallyHidden>{t(label)}</VisuallyHidden>
          </>
        ),
      }))}
    />
  );
}

import { type MantineColorScheme, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  IconDeviceDesktop,
  IconDots,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useAction } from '../api/use-action';
import { meQuery } from '../session/queries';
import { session } from '../session/session';
import classes from './user-menu.module.css';
import { chooseLanguage, LANGUAGES, type Language, language } from '../language/language';
import { type Message, t } from '../language/translate';

const APPEARANCES = [
  { value: 'light', label: 'Light' satisfies Message, Icon: IconSun },
  { value: 'dark', label: 'Dark' satisfies Message, Icon: IconMoon },
  { value: 'auto', label: 'System' satisfies Message, Icon: IconDeviceDesktop },
] as const;

export function UserMenu() {
  const { data: me } = useQuery(meQuery);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useAction(() => session.logout());
  return (
    <Menu position="top-start" width={228} shadow="md" radius="md">
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={t('Account menu')}>
          <span className={classes.names}>
            <span className={classes.name}>{me?.user.name ?? me?.user.email ?? ' '}</span>
            {me?.user.name && <span className={classes.email}>{me.user.email}</span>}
          </span>
          <IconDots size={16} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('Appearance')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
        >
          {APPEARANCES.map(({ value, label, Icon }) => (
            <Menu.RadioItem
              key={value}
              value={value}
              closeMenuOnClick={false}
              rightSection={<Icon size={16} aria-hidden="true" />}
            >
              {t(label)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('Language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(value) => chooseLanguage(value as Language)}>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <Menu.RadioItem key={code} value={code} lang={code}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUserCircle size={16} aria-hidden="true" />}
          renderRoot={(props) => <Link to="/settings" {...props} />}
        >
          {t('Your account')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden="true" />}
          closeMenuOnClick={false}
          onClick={() => void signOut.run()}
        >
          {signOut.error === undefined ? t('Sign out') : t('Signing out failed: try again')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Group, Kbd, UnstyledButton } from '@mantine/core';
import { IconBook2, IconCode, IconExternalLink, IconSearch, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { serverPath } from '../base-path';
import { Logo } from '../components/brand/logo';
import { useWorkspace } from '../workspace/queries';
import { roleAtLeast } from '../workspace/roles';
import { openCommandPalette } from './command-palette-store';
import { navigation } from './navigation';
import classes from './sidebar.module.css';
import { UserMenu } from './user-menu';
import { WorkspaceSwitcher } from './workspace-switcher';
import { t, translateDeclared } from '../language/translate';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function Sidebar({ onClose }: { onClose: () => void }) {
  const workspace = useWorkspace();
  const entries = navigation.filter(({ role }) => !role || roleAtLeast(workspace.role, role));
  return (
    <div className={classes.sidebar}>
      <Group justify="space-between" className={classes.brand}>
        <Logo />
        <ActionIcon hiddenFrom="sm" onClick={onClose} aria-label={t('Close the navigation')}>
          <IconX size={18} />
        </ActionIcon>
      </Group>
      <WorkspaceSwitcher />
      <UnstyledButton className={classes.search} onClick={openCommandPalette}>
        <IconSearch size={15} aria-hidden="true" />
        <span>{t('Go to…')}</span>
        <Kbd size="xs" className={classes.kbd}>
          {isMac ? '⌘K' : t('Ctrl K')}
        </Kbd>
      </UnstyledButton>
      <nav aria-label={t('Pages')} className={classes.nav}>
        {entries.map(({ label, to, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            params={{ workspaceId: workspace.id }}
            className={classes.link}
            activeProps={{ 'aria-current': 'page' }}
          >
            <Icon size={18} stroke={1.7} aria-hidden="true" />
            {translateDeclared(label)}
          </Link>
        ))}
      </nav>
      <nav aria-label={t('Documentation')} className={classes.resources}>
        <ExternalLink href={serverPath('/docs')} Icon={IconBook2}>
          {t('Documentation')}
        </ExternalLink>
        <ExternalLink href={serverPath('/api/docs')} Icon={IconCode}>
          {t('API reference')}
        </ExternalLink>
      </nav>
      <UserMenu />
    </div>
  );
}

function ExternalLink({ href, Icon, children }: { href: string; Icon: typeof IconCode; children: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={classes.link}>
      <Icon size={18} stroke={1.7} aria-hidden="true" />
      {children}
      <IconExternalLink size={13} className={classes.external} aria-label={t('opens in a new tab')} />
    </a>
  );
}

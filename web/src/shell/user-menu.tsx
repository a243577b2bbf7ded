import { Box, Menu, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconDots, IconLogout } from '@tabler/icons-react';
import { useAction } from '../api/use-action';
import { meQuery } from '../session/queries';
import { session } from '../session/session';
import { ThemeControl } from './theme-control';
import classes from './user-menu.module.css';

export function UserMenu() {
  const { data: me } = useQuery(meQuery);
  const signOut = useAction(() => session.logout());
  return (
    <Menu position="top-start" width={228} shadow="md" radius="md">
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label="Account menu">
          <span className={classes.names}>
            <span className={classes.name}>{me?.user.name ?? me?.user.email ?? ' '}</span>
            {me?.user.name && <span className={classes.email}>{me.user.email}</span>}
          </span>
          <IconDots size={16} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Box p="xs">
          <ThemeControl />
        </Box>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden="true" />}
          closeMenuOnClick={false}
          onClick={() => void signOut.run()}
        >
          {signOut.error === undefined ? 'Sign out' : 'Signing out failed: try again'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Group, Menu, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useWorkspace, workspacesQuery } from '../workspace/queries';
import { roleName } from '../workspace/roles';
import { CreateWorkspaceDialog } from './create-workspace-dialog';
import classes from './workspace-switcher.module.css';
import { t } from '../language/translate';

export function WorkspaceSwitcher() {
  const current = useWorkspace();
  const { data: workspaces } = useSuspenseQuery(workspacesQuery);
  const navigate = useNavigate();
  const [creating, { open, close }] = useDisclosure();
  const goTo = (workspaceId: string) =>
    void navigate({ to: '/workspaces/$workspaceId/overview', params: { workspaceId } });

  return (
    <>
      <Menu
        position="bottom-start"
        width="target"
        shadow="md"
        radius="md"
        // Otherwise a long name would widen its entry instead of being cut.
        styles={{ itemLabel: { minWidth: 0 } }}
      >
        <Menu.Target>
          <UnstyledButton
            className={classes.target}
            aria-label={t('Workspace: {name}. Switch workspace', { name: current.name })}
          >
            <WorkspaceMark id={current.id} name={current.name} />
            <span className={classes.names}>
              <span className={classes.name}>{current.name}</span>
              <span className={classes.role}>{roleName(current.role)}</span>
            </span>
            <IconSelector size={16} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('Workspaces')}</Menu.Label>
          <div className={classes.list}>
            {workspaces.map(({ id, name }) => (
              <Menu.Item
                key={id}
                onClick={() => goTo(id)}
                aria-current={id === current.id ? 'true' : undefined}
                rightSection={id === current.id ? <IconCheck size={15} aria-hidden="true" /> : null}
              >
                <Group gap={8} wrap="nowrap" miw={0}>
                  <WorkspaceMark id={id} name={name} />
                  <Text size="sm" truncate>
                    {name}
                  </Text>
                </Group>
              </Menu.Item>
            ))}
          </div>
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={open}>
            {t('New workspace…')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <CreateWorkspaceDialog opened={creating} onClose={close} onCreated={goTo} />
    </>
  );
}

const HUES = [168, 42, 212, 330, 265, 15, 95, 190];

/** The first letter on a colour that is fixed for the workspace. */
function WorkspaceMark({ id, name }: { id: string; name: string }) {
  const hue = HUES[Number.parseInt(id.slice(-2), 16) % HUES.length];
  return (
    <span aria-hidden="true" className={classes.mark} style={{ '--hue': hue } as React.CSSProperties}>
      {[...name.trim()][0]?.toUpperCase()}
    </span>
  );
}

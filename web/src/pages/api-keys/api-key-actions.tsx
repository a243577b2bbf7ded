import type { ApiKey } from '@latchkey/sdk';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconBan,
  IconDots,
  IconEye,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRotate,
  IconUserShare,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWorkspace } from '../../workspace/queries';
import { isChangeable, isTransferable } from './changeable';
import { EditApiKeyDialog } from './edit-api-key-dialog';
import { RevokeDialog } from './revoke-dialog';
import { RotateDialog } from './rotate-dialog';
import { SwitchDialog } from './switch-dialog';
import { TransferDialog } from './transfer-dialog';
import { t } from '../../language/translate';

type Dialog = 'rotate' | 'revoke' | 'edit' | 'switch' | 'transfer';

/**
 * The actions in a key's row. The menu and its dialogs are mounted when they are first used: with them in every row, a
 * page of keys takes twice as long to render.
 */
export function ApiKeyActions({ apiKey }: { apiKey: ApiKey }) {
  const [isUsed, setUsed] = useState(false);
  if (isUsed) return <ActionsMenu apiKey={apiKey} />;
  return (
    <ActionIcon
      aria-label={t('Actions for {name}', { name: apiKey.name })}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setUsed(true)}
    >
      <IconDots size={18} aria-hidden="true" />
    </ActionIcon>
  );
}

/** Opens at once, and takes the place and the focus of the button that was pressed. */
function ActionsMenu({ apiKey }: { apiKey: ApiKey }) {
  const [isOpened, setOpened] = useState(false);
  useEffect(() => setOpened(true), []);
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const open = () =>
    void navigate({
      to: '/workspaces/$workspaceId/api-keys/$keyId',
      params: { workspaceId: apiKey.workspaceId, keyId: apiKey.id },
    });
  const { role } = useWorkspace();
  const isActive = apiKey.status === 'active';

  return (
    <>
      <Menu opened={isOpened} onChange={setOpened} position="bottom-end" shadow="md" width={190} radius="md">
        <Menu.Target>
          <ActionIcon autoFocus aria-label={t('Actions for {name}', { name: apiKey.name })}>
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconEye size={16} aria-hidden="true" />} onClick={open}>
            {t('Usage and details')}
          </Menu.Item>
          {isChangeable(apiKey) && (
            <>
              <Menu.Item
                leftSection={<IconPencil size={16} aria-hidden="true" />}
                onClick={() => setDialog('edit')}
              >
                {t('Edit…')}
              </Menu.Item>
              {isActive && apiKey.replacedBy === null && (
                <Menu.Item
                  leftSection={<IconRotate size={16} aria-hidden="true" />}
                  onClick={() => setDialog('rotate')}
                >
                  {t('Rotate…')}
                </Menu.Item>
              )}
              {!apiKey.canary && (
                <Menu.Item
                  leftSection={
                    apiKey.disabled ? (
                      <IconPlayerPlay size={16} aria-hidden="true" />
                    ) : (
                      <IconPlayerPause size={16} aria-hidden="true" />
                    )
                  }
                  onClick={() => setDialog('switch')}
                >
                  {apiKey.disabled ? t('Enable…') : t('Disable…')}
                </Menu.Item>
              )}
              {isTransferable(apiKey, role) && (
                <Menu.Item
                  leftSection={<IconUserShare size={16} aria-hidden="true" />}
                  onClick={() => setDialog('transfer')}
                >
                  {t('Transfer…')}
                </Menu.Item>
              )}
              <Menu.Divider />
              <Menu.Item
                color="red"
                leftSection={<IconBan size={16} aria-hidden="true" />}
                onClick={() => setDialog('revoke')}
              >
                {t('Revoke…')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <EditApiKeyDialog apiKey={apiKey} opened={dialog === 'edit'} onClose={close} />
      <RotateDialog apiKey={apiKey} opened={dialog === 'rotate'} onClose={close} />
      <SwitchDialog apiKey={apiKey} opened={dialog === 'switch'} onClose={close} />
      <TransferDialog apiKey={apiKey} opened={dialog === 'transfer'} onClose={close} />
      <RevokeDialog apiKey={apiKey} opened={dialog === 'revoke'} onClose={close} />
    </>
  );
}

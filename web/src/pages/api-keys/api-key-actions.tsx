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
import { useState } from 'react';
import { useWorkspace } from '../../workspace/queries';
import { isChangeable, isTransferable } from './changeable';
import { EditApiKeyDialog } from './edit-api-key-dialog';
import { RevokeDialog } from './revoke-dialog';
import { RotateDialog } from './rotate-dialog';
import { SwitchDialog } from './switch-dialog';
import { TransferDialog } from './transfer-dialog';

type Dialog = 'rotate' | 'revoke' | 'edit' | 'switch' | 'transfer';

/** The actions in a key's row. */
export function ApiKeyActions({ apiKey }: { apiKey: ApiKey }) {
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
      <Menu position="bottom-end" shadow="md" width={190} radius="md">
        <Menu.Target>
          <ActionIcon aria-label={`Actions for ${apiKey.name}`}>
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconEye size={16} aria-hidden="true" />} onClick={open}>
            Usage and details
          </Menu.Item>
          {isChangeable(apiKey) && (
            <>
              <Menu.Item
                leftSection={<IconPencil size={16} aria-hidden="true" />}
                onClick={() => setDialog('edit')}
              >
                Edit…
              </Menu.Item>
              {isActive && apiKey.replacedBy === null && (
                <Menu.Item
                  leftSection={<IconRotate size={16} aria-hidden="true" />}
                  onClick={() => setDialog('rotate')}
                >
                  Rotate…
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
                  {apiKey.disabled ? 'Enable…' : 'Disable…'}
                </Menu.Item>
              )}
              {isTransferable(apiKey, role) && (
                <Menu.Item
                  leftSection={<IconUserShare size={16} aria-hidden="true" />}
                  onClick={() => setDialog('transfer')}
                >
                  Transfer…
                </Menu.Item>
              )}
              <Menu.Divider />
              <Menu.Item
                color="red"
                leftSection={<IconBan size={16} aria-hidden="true" />}
                onClick={() => setDialog('revoke')}
              >
                Revoke…
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

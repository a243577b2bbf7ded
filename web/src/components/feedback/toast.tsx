import { Button, Group, Text } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { t } from '../../language/translate';

const SHOWN_MS = 5_000;
const UNDO_SHOWN_MS = 8_000;

/** A short message that disappears by itself. Anything that needs action is shown in the page instead. */
export function toast(message: string): void {
  void show(() => ({ message, autoClose: SHOWN_MS }));
}

/** The same, with an undo button. */
export function toastWithUndo(message: string, undo: () => void): void {
  void show((hide) => ({
    autoClose: UNDO_SHOWN_MS,
    message: (
      <Group justify="space-between" gap="md" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            hide();
            undo();
          }}
        >
          {t('Undo')}
        </Button>
      </Group>
    ),
  }));
}

/** The library is loaded on demand; if that fails because the server is away, the page itself must suffice. */
async function show(
  content: (hide: () => void) => { message: React.ReactNode; autoClose: number },
): Promise<void> {
  const library = await import('@mantine/notifications').catch(() => null);
  if (library === null) return;
  const { notifications } = library;
  const id = randomId('toast-');
  notifications.show({
    id,
    color: 'patina',
    withBorder: true,
    closeButtonProps: { 'aria-label': t('Dismiss') },
    radius: 'md',
    ...content(() => notifications.hide(id)),
  });
}

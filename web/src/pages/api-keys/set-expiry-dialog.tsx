import type { ApiKey } from '@latchkey/sdk';
import { Alert, Button, List, Progress, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { describeError, isServerAway } from '../../api/describe-error';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Form } from '../../components/forms/form';
import { FormModal } from '../../components/forms/form-modal';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { isChangeable } from './changeable';
import { ExpiryField } from './expiry-field';
import { apiKeysChanged } from './queries';
import { plural, t } from '../../language/translate';

const DAY_MS = 86_400_000;
const SUGGESTED_DAYS = 90;

interface SetExpiryDialogProps {
  keys: ApiKey[];
  opened: boolean;
  onClose: () => void;
}

/** Sets the expiry of several keys, one after the other. A refusal of one does not stop the others. */
export function SetExpiryDialog({ keys, opened, onClose }: SetExpiryDialogProps) {
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title={plural(keys.length, 'Expiry of {count} key', 'Expiry of {count} keys')}
    >
      <SetExpiryForm keys={keys} onClose={onClose} />
    </FormModal>
  );
}

interface Refused {
  apiKey: ApiKey;
  reason: string;
}

function SetExpiryForm({ keys, onClose }: Omit<SetExpiryDialogProps, 'opened'>) {
  const { id: workspaceId } = useWorkspace();
  // The keys when the form opened, because the list behind it changes meanwhile.
  const [chosen] = useState(keys);
  const [left, setLeft] = useState(() => chosen.filter(isChangeable));
  const [refused, setRefused] = useState<Refused[]>([]);
  const [done, setDone] = useState(0);
  const [expiresAt, setExpiresAt] = useState<string | null>(() =>
    new Date(Date.now() + SUGGESTED_DAYS * DAY_MS).toISOString(),
  );
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const ended = chosen.length - chosen.filter(isChangeable).length;
  const sooner = left.filter((key) => isBefore(expiresAt, key.expiresAt)).length;
  const later = left.filter((key) => isBefore(key.expiresAt, expiresAt)).length;

  const { run, pending, error } = useAction(async () => {
    setRefused([]);
    setDone(0);
    const failed: Refused[] = [];
    const changed = new Set<string>();
    try {
      for (const apiKey of left) {
        if (isGone.current) break;
        try {
          await session.workspaces.updateApiKey(workspaceId, apiKey.id, { expiresAt });
          changed.add(apiKey.id);
        } catch (failure) {
          // The rest would fail as well.
          if (isServerAway(failure)) throw failure;
          failed.push({ apiKey, reason: describeError(failure).detail });
        }
        setDone(changed.size + failed.length);
      }
    } finally {
      setLeft(left.filter(({ id }) => !changed.has(id)));
      setRefused(failed);
      void queryClient.invalidateQueries(apiKeysChanged(workspaceId));
      if (changed.size > 0)
        toast(
          plural(
            changed.size,
            'Changed the expiry of {count} key. Every server enforces it.',
            'Changed the expiry of {count} keys. Every server enforces it.',
          ),
        );
    }
    if (failed.length === 0 && !isGone.current) onClose();
  });

  return (
    <Form onSubmit={() => void run()} error={error}>
      <ExpiryField value={expiresAt} onChange={setExpiresAt} />
      <Text size="sm" role="status">
        {[
          sooner > 0 &&
            plural(
              sooner,
              '{count} key will expire earlier than before.',
              '{count} keys will expire earlier than before.',
            ),
          later > 0 &&
            plural(
              later,
              '{count} key will stay valid for longer.',
              '{count} keys will stay valid for longer.',
            ),
          ended > 0 &&
            plural(ended, '{count} key can no longer be changed.', '{count} keys can no longer be changed.'),
        ]
          .filter(Boolean)
          .join(' ') || t('Nothing changes.')}
      </Text>
      {pending && (
        <Progress
          value={(done / left.length) * 100}
          aria-label={plural(left.length, '{done} of {count} key done', '{done} of {count} keys done', {
            done,
          })}
        />
      )}
      {refused.length > 0 && (
        <Alert
          color="red"
          role="alert"
          title={plural(refused.length, '{count} key unchanged', '{count} keys unchanged')}
        >
          <List size="sm" spacing={2} style={{ maxHeight: 200, overflowY: 'auto', overflowWrap: 'anywhere' }}>
            {refused.map(({ apiKey, reason }) => (
              <List.Item key={apiKey.id}>
                {apiKey.name}: {reason}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <ErrorAlert error={error} />
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={pending} disabled={left.length === 0 || sooner + later === 0}>
          {t('Set expiry')}
        </Button>
      </DialogActions>
    </Form>
  );
}

/** null: never. */
function isBefore(earlier: string | null, later: string | null): boolean {
  if (earlier === null) return false;
  return later === null || Date.parse(earlier) < Date.parse(later);
}

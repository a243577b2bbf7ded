import type { ApiKey } from '@latchkey/sdk';
import { Alert, Button, List, Modal, Progress, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { describeError, isServerAway } from '../../api/describe-error';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { DialogActions } from '../../components/forms/dialog-actions';
import { Form } from '../../components/forms/form';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { isChangeable } from './changeable';
import { ExpiryField } from './expiry-field';
import { apiKeysChanged } from './queries';
import { countOf } from './selection';

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
    <Modal opened={opened} onClose={onClose} title={`Expiry of ${countOf(keys.length)}`}>
      <SetExpiryForm keys={keys} onClose={onClose} />
    </Modal>
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
        toast(`Changed the expiry of ${countOf(changed.size)}. Every server enforces it.`);
    }
    if (failed.length === 0 && !isGone.current) onClose();
  });

  return (
    <Form onSubmit={() => void run()} error={error}>
      <ExpiryField value={expiresAt} onChange={setExpiresAt} />
      <Text size="sm" role="status">
        {[
          sooner > 0 && `${countOf(sooner)} will expire earlier than before.`,
          later > 0 && `${countOf(later)} will stay valid for longer.`,
          ended > 0 && `${countOf(ended)} can no longer be changed.`,
        ]
          .filter(Boolean)
          .join(' ') || 'Nothing changes.'}
      </Text>
      {pending && (
        <Progress value={(done / left.length) * 100} aria-label={`${done} of ${countOf(left.length)} done`} />
      )}
      {refused.length > 0 && (
        <Alert color="red" role="alert" title={`${countOf(refused.length)} unchanged`}>
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
          Cancel
        </Button>
        <Button type="submit" loading={pending} disabled={left.length === 0 || sooner + later === 0}>
          Set expiry
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

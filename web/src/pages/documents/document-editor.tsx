import { ConflictError, type Document, NotFoundError } from '@latchkey/sdk';
import { Alert, Button, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useAction } from '../../api/use-action';
import { useIdempotencyKey } from '../../api/use-idempotency-key';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { fieldProblems } from '../../components/forms/field-problems';
import { Form } from '../../components/forms/form';
import { Card } from '../../components/layout/card';
import { Breadcrumb } from '../../components/layout/breadcrumb';
import { PageHeader } from '../../components/layout/page-header';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { asShown, asStored } from '../../session/show-unseen';
import { useMemberName } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { ConflictDialog } from './conflict-dialog';
import { deleteWithUndo } from './deletions';
import { documentsChanged, documentsOf } from './queries';
import { useUnsavedText } from './unsaved-text';
import { rich, t } from '../../language/translate';

/** @param document null for a new document */
export function DocumentEditor({ document }: { document: Document | null }) {
  const workspace = useWorkspace();
  const memberName = useMemberName(workspace.id);
  const navigate = useNavigate();
  const mayWrite = roleAtLeast(workspace.role, 'member');
  const { returned, keepWhenSignedOut } = useUnsavedText(document?.id ?? workspace.id);
  // The version on which the text is based: saving sends it, and is refused if there is a later one.
  const [base, setBase] = useState(returned ? returned.base : asStored(document));
  const [title, setTitle] = useState(returned?.title ?? base?.title ?? '');
  const [body, setBody] = useState(returned?.body ?? base?.body ?? '');
  const [theirs, setTheirs] = useState<Document | null>(null);
  const isChanged = title !== (base?.title ?? '') || body !== (base?.body ?? '');
  const isLeaving = useRef(false);
  useBlocker({
    shouldBlockFn: () =>
      isChanged &&
      !isLeaving.current &&
      session.state.status !== 'signed-out' &&
      !window.confirm(t('Leave without saving what you have written?')),
    enableBeforeUnload: () => isChanged,
  });

  keepWhenSignedOut(isChanged ? { base, title, body } : null);

  const show = (version: Document) => {
    setBase(version);
    setTitle(version.title);
    setBody(version.body);
  };
  // Somebody else has saved, and showing that would lose nothing here.
  if (document && base && document.version > base.version && !isChanged) show(asStored(document));

  const documents = documentsOf(workspace.id);
  const content = { title: title.trim(), body };
  const leaveFor = async (documentId: string | null) => {
    isLeaving.current = true;
    const params = { workspaceId: workspace.id };
    if (documentId === null) await navigate({ to: '/workspaces/$workspaceId/documents', params });
    else
      await navigate({
        to: '/workspaces/$workspaceId/documents/$documentId',
        params: { ...params, documentId },
        replace: true,
      });
  };

  const { key: idempotencyKey } = useIdempotencyKey(content);
  const create = useAction(async () => {
    const { id } = await documents.create(content, { idempotencyKey });
    await documentsChanged(workspace.id);
    toast(t('“{title}” is created.', { title: content.title }));
    await leaveFor(id);
  });
  const save = useAction(async (from: Document) => {
    try {
      await accept(asStored(await documents.replace(from.id, content, { ifVersion: from.version })));
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const latest = asStored(await documents.get(from.id));
      // It was saved by an attempt whose response was lost.
      if (latest.title === content.title && latest.body === content.body) await accept(latest);
      else setTheirs(latest);
    }
  });
  const accept = async (saved: Document) => {
    show(saved);
    setTheirs(null);
    toast(t('Saved.'));
    await documentsChanged(workspace.id);
  };
  const isGone = save.error instanceof NotFoundError;
  const isNew = base === null || isGone;
  const { pending, error } = isNew ? create : save;
  const { fields, rest } = fieldProblems(error, ['title', 'body']);

  return (
    <>
      <PageHeader
        title={asShown(base?.title) ?? t('New document')}
        breadcrumb={
          <Breadcrumb to="/workspaces/$workspaceId/documents" params={{ workspaceId: workspace.id }}>
            {t('Documents')}
          </Breadcrumb>
        }
        description={
          base &&
          rich('Version {version}, saved {time}. Created by {name}.', {
            version: base.version,
            time: <Time iso={base.updatedAt} />,
            name: memberName(base.createdBy),
          })
        }
        actions={
          base &&
          mayWrite &&
          !isGone && (
            <Button
              variant="default"
              onClick={() => {
                deleteWithUndo(asShown(base));
                void leaveFor(null);
              }}
            >
              {t('Delete')}
            </Button>
          )
        }
      />
      <Card>
        <Form
          label={t('Document')}
          error={error}
          onSubmit={() => void (isNew ? create.run() : save.run(base))}
        >
          {!mayWrite && (
            <Alert color="gray">
              <Text size="sm">
                {t(
                  'You can read this document. Writing requires the member role or higher; yours is {role}.',
                  { role: t(workspace.role) },
                )}
              </Text>
            </Alert>
          )}
          {returned && isChanged && !isGone && (
            <Alert color="brass" role="status" title={t('Not saved yet')}>
              {t('You were signed out before this was saved. Your text is still here.')}
            </Alert>
          )}
          {isGone && (
            <Alert color="brass" role="alert" title={t('This document was deleted')}>
              {t('Your text is still here, and you can save it as a new document.')}
            </Alert>
          )}
          <TextInput
            label={t('Title')}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            error={fields.title}
            maxLength={200}
            readOnly={!mayWrite}
            autoFocus={base === null}
            required
            withAsterisk={false}
          />
          <Textarea
            label={t('Text')}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            error={fields.body}
            readOnly={!mayWrite}
            autosize
            minRows={12}
            maxRows={32}
          />
          <ErrorAlert error={rest} />
          {mayWrite && (
            <Group justify="flex-end">
              {base && isChanged && !isGone && (
                <Button variant="default" onClick={() => show(base)}>
                  {t('Discard changes')}
                </Button>
              )}
              <Button type="submit" loading={pending} disabled={title.trim() === '' || !isChanged}>
                {isGone ? t('Save as a new document') : base ? t('Save') : t('Create document')}
              </Button>
            </Group>
          )}
        </Form>
      </Card>
      {theirs && (
        <ConflictDialog
          theirs={asShown(theirs)}
          mine={asShown(content)}
          saving={save.pending}
          error={save.error}
          onClose={() => setTheirs(null)}
          onTakeTheirs={() => {
            show(theirs);
            setTheirs(null);
          }}
          onKeepMine={() => void save.run(theirs)}
        />
      )}
    </>
  );
}

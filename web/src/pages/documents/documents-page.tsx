import { Button, Table, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFileText, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../components/feedback/empty-state';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { PageHeader } from '../../components/layout/page-header';
import { ListSkeleton } from '../../components/tables/list-skeleton';
import { ListTable } from '../../components/tables/list-table';
import classes from '../../components/tables/list-table.module.css';
import { LoadMore } from '../../components/tables/load-more';
import { Time } from '../../components/time/time';
import { useMemberName } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { deleteWithUndo, useDeletedDocuments } from './deletions';
import { documentsQuery } from './queries';
import { t } from '../../language/translate';

const TYPING_PAUSE_MS = 250;

export function DocumentsPage() {
  const workspace = useWorkspace();
  const mayWrite = roleAtLeast(workspace.role, 'member');
  const { q = '' } = useSearch({ from: '/app/workspaces/$workspaceId/documents' });
  const navigate = useNavigate({ from: '/workspaces/$workspaceId/documents' });
  const [typed, setTyped] = useState(q);
  const search = useDebouncedCallback((text: string) => {
    const words = text.trim();
    void navigate({ search: words === '' ? {} : { q: words }, replace: true });
  }, TYPING_PAUSE_MS);
  const type = (text: string) => {
    setTyped(text);
    search(text);
  };

  const list = useInfiniteQuery(documentsQuery(workspace.id, q));
  const deleted = useDeletedDocuments();
  const memberName = useMemberName(workspace.id);
  const documents = list.data?.pages.flatMap(({ items }) => items).filter(({ id }) => !deleted.has(id));
  const newDocument = (text: string) => (
    <Button
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      renderRoot={(props) => (
        <Link to="/workspaces/$workspaceId/documents/new" params={{ workspaceId: workspace.id }} {...props} />
      )}
    >
      {text}
    </Button>
  );

  return (
    <>
      <PageHeader
        title={t('Documents')}
        description={
          mayWrite
            ? t('The texts of this workspace, for users and for programs with a key.')
            : t(
                'The texts of this workspace. As a {role} you can read them; writing requires the member role.',
                { role: t(workspace.role) },
              )
        }
        actions={mayWrite && newDocument(t('New document'))}
      />
      {list.isError && documents === undefined ? (
        <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card flush>
          <div role="search" aria-label={t('Documents')} style={{ padding: 20, paddingBottom: 12 }}>
            <TextInput
              aria-label={t('Search titles and texts')}
              placeholder={t('Search titles and texts')}
              leftSection={<IconSearch size={15} aria-hidden="true" />}
              value={typed}
              onChange={(event) => type(event.currentTarget.value)}
              type="search"
              autoComplete="off"
            />
          </div>
          {documents === undefined ? (
            <ListSkeleton label={t('Loading documents')} />
          ) : documents.length === 0 && !list.hasNextPage ? (
            q === '' ? (
              <EmptyState
                icon={<IconFileText size={24} />}
                title={t('No documents yet')}
                action={mayWrite && newDocument(t('Write the first one'))}
              >
                {t(
                  'Documents are the API’s built-in sample resource, for signed-in users and for programs with a key.',
                )}
              </EmptyState>
            ) : (
              <EmptyState
                icon={<IconSearch size={24} />}
                title={t('No document matches')}
                action={
                  <Button variant="default" onClick={() => type('')}>
                    {t('Show all documents')}
                  </Button>
                }
              >
                {t('No document contains “{q}” in its title or text.', { q })}
              </EmptyState>
            )
          ) : (
            <ListTable
              label={t('Documents')}
              heads={[t('Title'), t('Changed'), t('Created by'), ...(mayWrite ? [null] : [])]}
            >
              {documents.map((document) => (
                <Table.Tr key={document.id} className={classes.row}>
                  <Table.Th scope="row" className={classes.name}>
                    <Link
                      to="/workspaces/$workspaceId/documents/$documentId"
                      params={{ workspaceId: workspace.id, documentId: document.id }}
                      className={classes.link}
                    >
                      {document.title}
                    </Link>
                    <span className={classes.excerpt}>{document.body.slice(0, 200)}</span>
                  </Table.Th>
                  <Table.Td data-label={t('Changed')} className={classes.short}>
                    <Time iso={document.updatedAt} />
                  </Table.Td>
                  <Table.Td data-label={t('Created by')} className={classes.small}>
                    {memberName(document.createdBy)}
                  </Table.Td>
                  {mayWrite && (
                    <Table.Td className={classes.actions}>
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        color="gray"
                        aria-label={t('Delete “{title}”', { title: document.title })}
                        onClick={() => deleteWithUndo(document)}
                      >
                        {t('Delete')}
                      </Button>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </ListTable>
          )}
        </Card>
      )}
      {list.isError && documents !== undefined && <ErrorAlert error={list.error} />}
      <LoadMore list={list} />
    </>
  );
}

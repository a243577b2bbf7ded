import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { PageHeader } from '../../components/layout/page-header';
import { useWorkspace } from '../../workspace/queries';
import { DocumentEditor } from './document-editor';
import { documentQuery } from './queries';
import { t } from '../../language/translate';

export function DocumentPage() {
  const workspace = useWorkspace();
  const { documentId } = useParams({ from: '/app/workspaces/$workspaceId/documents/$documentId' });
  const document = useQuery(documentQuery(workspace.id, documentId));

  if (document.data !== undefined) return <DocumentEditor key={documentId} document={document.data} />;
  return (
    <>
      <PageHeader title={t('Document')} />
      {document.isError ? (
        <ErrorAlert error={document.error} onRetry={() => void document.refetch()} />
      ) : (
        <div role="status" aria-label={t('Loading the document')}>
          <Skeleton height={320} radius="lg" />
        </div>
      )}
    </>
  );
}

export function NewDocumentPage() {
  return <DocumentEditor document={null} />;
}

import { defineResource } from '../../core/resource/define-resource.js';
import { documentEventData } from './document.schemas.js';
import { Documents1700000000002 } from './migrations/1700000000002-documents.js';
import { DocumentTotals1700000000072 } from './migrations/1700000000072-document-totals.js';
import { SearchInOneForm1700000000080 } from './migrations/1700000000080-search-in-one-form.js';

export const documents = defineResource({
  group: 'Documents',
  tags: {
    Documents: 'A sample resource: texts with a title, in a workspace.',
  },
  scopes: {
    'documents:read': { role: 'viewer', words: 'Read documents' },
    'documents:write': { role: 'member', words: 'Write and delete documents' },
  },
  audit: {
    document: {
      'document.created': 'Document created',
      'document.updated': 'Document changed',
      'document.deleted': 'Document deleted',
    },
  },
  events: {
    'document.created': {
      words: 'Document created',
      summary: 'A document was created',
      scope: 'documents:read',
      data: documentEventData,
    },
    'document.updated': {
      words: 'Document changed',
      summary: 'A document was changed',
      scope: 'documents:read',
      data: documentEventData,
    },
    'document.deleted': {
      words: 'Document deleted',
      summary: 'A document was deleted',
      scope: 'documents:read',
      data: documentEventData,
    },
  },
  errors: {
    document_limit: {
      status: 409,
      title: 'Too many documents',
      detail: 'The workspace has the maximum number of documents (`limit`); delete one first.',
      help: '`limit` is the maximum number of documents in a workspace. Delete some, or ask the operator to raise `DOCUMENTS_PER_WORKSPACE`.',
    },
    document_bytes_limit: {
      status: 409,
      title: 'Documents are too large',
      detail:
        'The documents of the workspace would exceed their maximum total size (`limit`, in bytes); delete some first.',
      help: '`limit` is the maximum total size of the document bodies in a workspace, in bytes of UTF-8. Delete or shorten some, or ask the operator to raise `DOCUMENT_MEGABYTES_PER_WORKSPACE`.',
    },
  },
  limits: {
    DOCUMENTS_PER_WORKSPACE: {
      default: 100_000,
      description: 'Maximum number of documents in a workspace.',
    },
    DOCUMENT_MEGABYTES_PER_WORKSPACE: {
      default: 1_024,
      maximum: 1_000_000,
      description: 'Maximum total size of the document bodies in a workspace, in MiB of UTF-8.',
    },
  },
  migrations: [Documents1700000000002, DocumentTotals1700000000072, SearchInOneForm1700000000080],
});

declare module '../../core/resource/resources.js' {
  interface Resources {
    documents: typeof documents;
  }
}

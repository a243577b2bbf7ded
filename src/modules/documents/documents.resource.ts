import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { defineResource } from '../../core/resource/define-resource.js';
import { Documents1700000000002 } from './migrations/1700000000002-documents.js';
import { DocumentTotals1700000000072 } from './migrations/1700000000072-document-totals.js';
import { SearchInOneForm1700000000080 } from './migrations/1700000000080-search-in-one-form.js';

const document = z
  .object({
    id: field.id,
    workspace_id: field.id,
    title: z.string().meta({ examples: ['Minutes of the meeting'] }),
    version: z.int().meta({ description: 'The version that the event reports.', examples: [1] }),
    created_by: field.id,
    created_at: field.timestamp,
    updated_at: field.timestamp,
  })
  .meta({ id: 'DocumentEventData', description: 'Without the body, which you can read with the API.' });

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
      data: document,
    },
    'document.updated': {
      words: 'Document changed',
      summary: 'A document was changed',
      scope: 'documents:read',
      data: document,
    },
    'document.deleted': {
      words: 'Document deleted',
      summary: 'A document was deleted',
      scope: 'documents:read',
      data: document,
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

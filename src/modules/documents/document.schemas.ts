import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { pageQuery } from '../../core/http/paging.js';
import type { EventData } from '../../core/resource/resources.js';
import type { Document } from './document.entity.js';

const TITLE_LENGTH_MAX = 200;
const BODY_LENGTH_MAX = 500_000;
const SEARCH_LENGTH_MAX = 200;

const content = {
  title: field.displayName(TITLE_LENGTH_MAX).meta({ examples: ['Minutes of the meeting'] }),
  body: field.text(0, BODY_LENGTH_MAX).meta({ examples: ['We met on Monday.'] }),
};

/** The body of POST and of PUT. */
export const documentBody = z.strictObject(content).meta({ id: 'DocumentContent' });

export const documentPatch = z
  .strictObject(content)
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, 'must have at least one of title and body')
  .meta({ id: 'DocumentPatch', minProperties: 1 });

export const documentsQuery = pageQuery.extend({
  q: field
    .text(0, SEARCH_LENGTH_MAX)
    .optional()
    .meta({
      description:
        'Only documents that contain these words in the title or the first 100,000 characters of the body; case does not matter. ' +
        '`"…"` for a phrase, `or` between alternatives, `-` before a word to exclude.',
      examples: ['minutes -draft'],
    }),
});

export const documentResponse = z
  .object({
    id: field.id,
    workspace_id: field.id,
    title: z.string().meta({ examples: ['Minutes of the meeting'] }),
    body: z.string().meta({ examples: ['We met on Monday.'] }),
    version: z.int().meta({
      description: 'Starts at 1; every update adds one. The `ETag` is derived from it.',
      examples: [1],
    }),
    created_by: field.id.meta({ description: "The user, or the API key's creator." }),
    created_at: field.timestamp,
    updated_at: field.timestamp,
  })
  .meta({ id: 'Document', description: 'A text document in a workspace.' });

/** The data of webhooks. Within a version of the API, fields are only added. */
export const documentEventData = documentResponse
  .pick({
    id: true,
    workspace_id: true,
    title: true,
    version: true,
    created_by: true,
    created_at: true,
    updated_at: true,
  })
  .meta({ id: 'DocumentEventData', description: 'Without the body, which you can read with the API.' });

export type DocumentBody = z.output<typeof documentBody>;
export type DocumentPatch = z.output<typeof documentPatch>;
export type DocumentsQuery = z.output<typeof documentsQuery>;
export type DocumentResponse = z.output<typeof documentResponse>;

/** Names each public field. */
export const toDocumentResponse = (document: Document): DocumentResponse => ({
  id: document.id,
  workspace_id: document.workspaceId,
  title: document.title,
  body: document.body,
  version: document.version,
  created_by: document.createdBy,
  created_at: field.toTimestamp(document.createdAt),
  updated_at: field.toTimestamp(document.updatedAt),
});

/** For webhooks. Omits the body, which can be large and is available from the API to those who may read it. */
export const toDocumentEventData = (document: Document): EventData<'document.created'> => ({
  id: document.id,
  workspace_id: document.workspaceId,
  title: document.title,
  version: document.version,
  created_by: document.createdBy,
  created_at: field.toTimestamp(document.createdAt),
  updated_at: field.toTimestamp(document.updatedAt),
});

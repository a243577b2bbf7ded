import type { Http } from './http.js';
import { toCamelCase, toSnakeCase } from './letter-case.js';
import { List } from './list.js';
import { type ChangeOptions, type CreateOptions, idempotencyHeader, type RequestOptions } from './options.js';
import { loadPage } from './load-page.js';
import type * as schemas from './schemas.js';
import type { Filters } from './types.js';

export type Document = schemas.Document;
export type DocumentInput = schemas.DocumentContent;
export type DocumentPatch = schemas.DocumentPatch;
export type DocumentFilters = Filters<'listDocuments'>;

/** The documents of the client's workspace. */
export class Documents {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** Newest first. */
  list(filters: DocumentFilters = {}, options?: RequestOptions): List<Document> {
    return new List((page) =>
      loadPage(this.#http, options, (api, init) =>
        api.GET('/api/v1/documents', {
          params: { query: toSnakeCase({ ...filters, ...page }), header: this.#http.workspaceHeader() },
          ...init,
        }),
      ),
    );
  }

  get(documentId: string, options?: RequestOptions): Promise<Document> {
    return this.#http.call(options, (api, init) =>
      api.GET('/api/v1/documents/{documentId}', {
        params: { path: { documentId }, header: this.#http.workspaceHeader() },
        ...init,
      }),
    );
  }

  /** @returns null if the document still has the known version */
  async getIfChanged(
    documentId: string,
    knownVersion: number,
    options?: RequestOptions,
  ): Promise<Document | null> {
    const { data } = await this.#http.raw(options, (api, init) =>
      api.GET('/api/v1/documents/{documentId}', {
        params: {
          path: { documentId },
          header: { ...this.#http.workspaceHeader(), 'If-None-Match': tag(knownVersion) },
        },
        ...init,
      }),
    );
    return data === undefined ? null : toCamelCase(data);
  }

  create(document: DocumentInput, options?: CreateOptions): Promise<Document> {
    return this.#http.call(options, (api, init) =>
      api.POST('/api/v1/documents', {
        params: { header: { ...this.#http.workspaceHeader(), ...idempotencyHeader(options) } },
        body: toSnakeCase(document),
        ...init,
      }),
    );
  }

  /** Replaces the whole document. */
  replace(documentId: string, document: DocumentInput, options?: ChangeOptions): Promise<Document> {
    return this.#http.call(options, (api, init) =>
      api.PUT('/api/v1/documents/{documentId}', {
        params: { path: { documentId }, header: this.#changeHeaders(options) },
        body: toSnakeCase(document),
        ...init,
      }),
    );
  }

  /** Changes only the given fields. */
  update(documentId: string, change: DocumentPatch, options?: ChangeOptions): Promise<Document> {
    return this.#http.call(options, (api, init) =>
      api.PATCH('/api/v1/documents/{documentId}', {
        params: { path: { documentId }, header: this.#changeHeaders(options) },
        body: toSnakeCase(change),
        ...init,
      }),
    );
  }

  async delete(documentId: string, options?: ChangeOptions): Promise<void> {
    await this.#http.call(options, (api, init) =>
      api.DELETE('/api/v1/documents/{documentId}', {
        params: { path: { documentId }, header: this.#changeHeaders(options) },
        ...init,
      }),
    );
  }

  #changeHeaders({ ifVersion }: ChangeOptions = {}) {
    return {
      ...this.#http.workspaceHeader(),
      ...(ifVersion === undefined ? {} : { 'If-Match': tag(ifVersion) }),
    };
  }
}

/** An entity tag of a document is its version in quotes. */
const tag = (version: number): string => `"${version}"`;

import type { ApiRequest, Method } from './api-request.js';
import type { LatchkeyClient } from './client.js';
import type { List } from './list.js';

/** The paths that have the method, from the `paths` that openapi-typescript generates. */
export type PathsWith<Paths, M extends Method> = {
  [Path in keyof Paths]: Paths[Path] extends Record<Lowercase<M>, { responses: unknown }> ? Path : never;
}[keyof Paths] &
  string;

type Operation<Paths, Path extends keyof Paths, M extends Method> = Paths[Path][Lowercase<M> &
  keyof Paths[Path]];

type ParametersOf<Op, In extends 'path' | 'query'> = Op extends { parameters: infer Parameters }
  ? In extends keyof Parameters
    ? NonNullable<Parameters[In]>
    : never
  : never;

type JsonBody<Op> = Op extends { requestBody: { content: { 'application/json': infer Body } } }
  ? { body: Body }
  : Op extends { requestBody?: { content: { 'application/json': infer Body } } }
    ? { body?: Body | undefined }
    : { body?: undefined };

type PathOption<Op> = [ParametersOf<Op, 'path'>] extends [never]
  ? { path?: undefined }
  : { path: ParametersOf<Op, 'path'> };
type QueryOption<Op> = [ParametersOf<Op, 'query'>] extends [never]
  ? { query?: undefined }
  : { query?: ParametersOf<Op, 'query'> | undefined };

/** What an operation takes. */
export type OperationInput<Op> = Omit<ApiRequest, 'path' | 'query' | 'body' | 'json'> &
  PathOption<Op> &
  QueryOption<Op> &
  JsonBody<Op>;

/** The response of an operation; undefined without a body. */
export type OperationOutput<Op> = Op extends { responses: infer Responses }
  ? {
      [Status in keyof Responses]: Status extends 200 | 201 | 202 | 203 | 206
        ? Responses[Status] extends { content: { 'application/json': infer Body } }
          ? Body
          : undefined
        : Status extends 204 | 205
          ? undefined
          : never;
    }[keyof Responses]
  : never;

/** Optional if nothing in it is required. */
type Input<Op> =
  Record<never, never> extends OperationInput<Op>
    ? [input?: OperationInput<Op>]
    : [input: OperationInput<Op>];

/**
 * The base class for resources of your own API, with the authentication, time limits, retries and errors of the SDK,
 * and the types of your OpenAPI document. Names are as in the JSON; nothing is converted.
 *
 *     class Invoices extends Resource<paths> {
 *       list = () => this.listOf('/api/v1/invoices');
 *     }
 */
export abstract class Resource<Paths> {
  readonly #client: LatchkeyClient;

  constructor(client: LatchkeyClient) {
    this.#client = client;
  }

  protected request<M extends Method, Path extends PathsWith<Paths, M>>(
    method: M,
    path: Path,
    ...[input]: Input<Operation<Paths, Path, M>>
  ): Promise<OperationOutput<Operation<Paths, Path, M>>> {
    return this.#client.request(method, path, input);
  }

  /** For a route that answers with an array and links the next page (`Link: <…>; rel="next"`). */
  protected listOf<Path extends PathsWith<Paths, 'GET'>>(
    path: Path,
    ...[input]: Input<Operation<Paths, Path, 'GET'>>
  ): List<OperationOutput<Operation<Paths, Path, 'GET'>> extends readonly (infer Item)[] ? Item : never> {
    return this.#client.list(path, input);
  }
}

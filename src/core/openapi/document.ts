import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { errorOf } from '../errors/catalogue.js';
import { type AccessRequirement, requirementText } from '../principal/access-requirement.js';
import { auditActions, cookies, errors, events, scopes, tags } from '../resource/declared.js';
import type { ErrorCode } from '../resource/resources.js';
import { addWebhooks, OPENAPI_WEBHOOKS, type OpenApiWebhook } from './webhooks.js';
import {
  ANY_METHOD_MARK,
  IGNORES_QUERY_MARK,
  OPTIONAL_BODY_MARK,
  PROBLEM_MARK,
  PROBLEM_SOURCE_MARK,
} from './responses.js';
import { convertZodSchema } from './schema-converter.js';
import {
  API_KEY_SECURITY,
  BEARER_SECURITY,
  OPERATOR_SECURITY,
  RESOURCE_SERVER_SECURITY,
} from './security.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & Record<`x-${string}`, unknown>;

/** The name used by the access declarations. */
const WORKSPACE_HEADER = 'X-Workspace-Id';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

type Method = (typeof METHODS)[number];

/** What the parsers refuse, on every route that they read a body for, whether it needs one or not. */
const BODY_PROBLEMS = ['malformed_json', 'payload_too_large', 'unsupported_media_type'] satisfies ErrorCode[];

/**
 * The OpenAPI 3.1 document of the API, built from the routes, their schemas and their access declarations.
 *
 * @param basePath what precedes every path as callers see it
 */
export function createOpenApiDocument(app: INestApplication, basePath = ''): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Latchkey')
    .setDescription(
      'One API for two kinds of caller: servers with a long-lived API key, and users signed in through a browser. ' +
        'Every protected endpoint accepts either.',
    )
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer(basePath || '/')
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'A long-lived API key, for servers.' },
      API_KEY_SECURITY,
    )
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        description: 'A 15-minute access token from sign-in; API keys work here too.',
      },
      BEARER_SECURITY,
    )
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'An operator key, for the operator of the instance.' },
      OPERATOR_SECURITY,
    )
    .addBasicAuth(
      {
        type: 'http',
        scheme: 'basic',
        description: 'Name and secret of a resource server; the secret also works as a bearer token.',
      },
      RESOURCE_SERVER_SECURITY,
    );
  for (const [scheme, { name, description }] of cookies()) {
    builder.addCookieAuth(name, { type: 'apiKey', in: 'cookie', description }, scheme);
  }
  const document = SwaggerModule.createDocument(app, builder.build(), {
    standardSchemaConverter: convertZodSchema,
  });
  dropWildcards(document);
  for (const item of Object.values(document.paths)) keepOneOfAnyMethod(item);
  addSharedComponents(document);
  addDeclarations(document);
  addWebhooks(document, app.get<OpenApiWebhook[]>(OPENAPI_WEBHOOKS, { strict: false }));
  for (const operation of workspaceOperationsOf(document)) nameWorkspaceInPath(operation);
  for (const [method, operation] of operationsOf(document)) {
    describeAccess(operation);
    addProblemResponses(operation, problemsOfHttp(method, operation));
    relaxBody(operation);
  }
  return document;
}

/** What programs built from the document, such as the dashboard, need to know beyond its operations. */
function addDeclarations(document: OpenAPIObject): void {
  Object.assign(document, {
    tags: [...tags()].map(([name, description]) => ({ name, description })),
    'x-scopes': [...scopes()].map(([name, { group, words, role }]) => ({ name, group, words, role })),
    'x-audit-actions': [...auditActions()].map(([name, { target, words }]) => ({ name, target, words })),
    'x-events': [...events()].map(([name, { group, words, scope }]) => ({ name, group, words, scope })),
  });
}

/** Every operation of the document. */
function operationsOf(document: OpenAPIObject): [Method, Operation][] {
  return Object.values(document.paths).flatMap(operationsAt);
}

const operationsAt = (item: OpenAPIObject['paths'][string]): [Method, Operation][] =>
  METHODS.flatMap((method): [Method, Operation][] =>
    item[method] ? [[method, item[method] as Operation]] : [],
  );

const workspaceOperationsOf = (document: OpenAPIObject): Operation[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    path.includes('{workspaceId}') ? operationsAt(item).map(([, operation]) => operation) : [],
  );

/** A catch-all route, which Nest documents as `{path}`, is already documented by its parent route. */
function dropWildcards({ paths }: OpenAPIObject): void {
  for (const path of Object.keys(paths)) if (path.endsWith('/{path}')) delete paths[path];
}

function keepOneOfAnyMethod(item: OpenAPIObject['paths'][string]): void {
  const operation = item.get as Operation | undefined;
  if (!operation?.[ANY_METHOD_MARK]) return;
  for (const method of Object.keys(item)) if (method !== 'get') delete item[method as keyof typeof item];
}

/** The guard reads `:workspaceId`, so no handler reads or documents it. It replaces the header. */
function nameWorkspaceInPath(operation: Operation): void {
  operation.parameters = [
    { name: 'workspaceId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
    ...(operation.parameters ?? []).filter(
      (parameter) => !('name' in parameter && ['workspaceId', WORKSPACE_HEADER].includes(parameter.name)),
    ),
  ];
}

function addSharedComponents(document: OpenAPIObject): void {
  document.components = { ...document.components };
  document.components.schemas = {
    ...document.components.schemas,
    Problem: {
      type: 'object',
      description: 'An error (RFC 9457). `code` is stable; see docs/errors.md.',
      required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'request_id'],
      properties: {
        type: { type: 'string', example: '/docs/errors#validation_failed' },
        title: { type: 'string', example: 'Validation failed' },
        status: { type: 'integer' },
        detail: { type: 'string', example: 'Some fields are not valid; see `errors`.' },
        instance: { type: 'string', example: '/api/v1/workspaces' },
        code: { type: 'string', example: 'validation_failed' },
        request_id: { type: 'string', example: '0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e' },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            required: ['field', 'message'],
            properties: { field: { type: 'string' }, message: { type: 'string' } },
          },
        },
      },
    },
  };
}

/** Adds what the guard requires to the description. */
function describeAccess(operation: Operation): void {
  const requirement = operation['x-access'] as AccessRequirement | undefined;
  if (!requirement) return;
  operation.description = [operation.description, requirementText(requirement)].filter(Boolean).join('\n\n');
  // The security of a public operation was declared by hand: the guard does not check it.
  if (requirement.access === 'public') operation.security ??= [];
}

function relaxBody(operation: Operation): void {
  if (!operation[OPTIONAL_BODY_MARK]) return;
  delete operation[OPTIONAL_BODY_MARK];
  if (operation.requestBody && 'required' in operation.requestBody) operation.requestBody.required = false;
}

/** What is refused before any handler, whatever the route is. */
function problemsOfHttp(method: Method, operation: Operation): ErrorCode[] {
  const ignoresQuery = operation[IGNORES_QUERY_MARK] === true;
  delete operation[IGNORES_QUERY_MARK];
  return [
    ...(method === 'get' ? [] : BODY_PROBLEMS),
    ...(ignoresQuery ? [] : ['validation_failed' as const]),
  ];
}

/** Turns the marks left by `Problems` into one response per status. */
function addProblemResponses(operation: Operation, ofHttp: ErrorCode[]): void {
  const codes = new Set(ofHttp);
  for (const key of Object.keys(operation).filter(isProblemMark)) {
    for (const code of codesOf(key)) codes.add(code);
    delete operation[key];
  }
  codes.add('internal_error');

  const statuses = new Set([...codes].map((code) => errorOf(code).status));
  for (const status of [...statuses].sort((left, right) => left - right)) {
    const group = [...codes].filter((code) => errorOf(code).status === status).sort();
    operation.responses[status] = {
      description: group.map((code) => `\`${code}\`: ${errorOf(code).detail}`).join('\n\n'),
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          example: exampleProblem(group[0] as ErrorCode),
        },
      },
    };
  }
}

const isProblemMark = (key: string): key is `x-${string}` =>
  key.startsWith(PROBLEM_MARK) || key.startsWith(PROBLEM_SOURCE_MARK);

/** The errors that a mark stands for. */
function codesOf(mark: string): ErrorCode[] {
  if (mark.startsWith(PROBLEM_MARK)) return [mark.slice(PROBLEM_MARK.length) as ErrorCode];
  const source = mark.slice(PROBLEM_SOURCE_MARK.length);
  return [...errors()].filter(([, { from }]) => from === source).map(([code]) => code);
}

const exampleProblem = (code: ErrorCode): Record<string, unknown> => ({
  type: `/docs/errors#${code}`,
  title: errorOf(code).title,
  status: errorOf(code).status,
  detail: errorOf(code).detail,
  instance: '/api/v1/workspaces',
  code,
  request_id: '0b54a4a5-54b6-4a4e-9d9b-6a3e0f1c2d3e',
});

import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { ApiRequest, Method } from '@latchkey/sdk';
import { escapeUnseen } from '@latchkey/sdk/visible-text';
import type { Command } from 'commander';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { writeLine } from '../output/output.js';
import { printable } from '../output/printable.js';
import { type CommonOptions, examples, serverCommand } from './common.js';

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] satisfies Method[];
/** Any other path is relative to the API's prefix. */
const ROOTS = /^\/(?:api|health|\.well-known)\//;
const API_ROOT = '/api/v1';
const CREDENTIAL_HEADERS = new Set(['authorization', 'x-api-key', 'cookie']);

interface ApiOptions extends CommonOptions {
  field?: string[];
  typedField?: string[];
  input?: string;
  header?: string[];
  paginate?: boolean;
  include?: boolean;
}

const collect = (value: string, before: string[] = []): string[] => [...before, value];

export function addApiCommand(program: Command): void {
  serverCommand(program, 'api <method> <path>', 'Calls any route of the server, such as one of your own API.')
    .option('-f, --field <name=value>', 'a string: in the JSON body, or in the query of GET', collect)
    .option(
      '-F, --typed-field <name=value>',
      'the same; true, false, null and numbers are JSON values',
      collect,
    )
    .option('--input <file>', 'a file with the JSON body; "-" is standard input')
    .option('--header <name:value>', 'another header', collect)
    .option('--paginate', 'follow the links to the next page and print one array')
    .option('-i, --include', 'print the status and the headers first')
    .addHelpText(
      'after',
      `\nA path that does not begin with /api/, /health/ or /.well-known/ is taken below ${API_ROOT}. The output is the JSON of the
response, whether or not --json is given; use jq to filter it.${examples(
        'latchkey api GET /workspaces --paginate',
        'latchkey api POST /workspaces -f name=Acme --header "Idempotency-Key: acme-1"',
        'latchkey api PATCH /invoices/17 -F paid=true',
        'echo \'{"name":"Acme"}\' | latchkey api POST /workspaces --input -',
      )}`,
    )
    .action(callApi);
}

async function callApi(methodText: string, path: string, options: ApiOptions): Promise<void> {
  const method = checkedMethod(methodText);
  if (!path.startsWith('/') || path.startsWith('//')) {
    throw usageError(
      `"${printable(path)}" is not a path. Use one that begins with a slash, such as /workspaces: the server is that of the profile.`,
    );
  }
  const full = ROOTS.test(path) ? path : API_ROOT + path;
  const request: ApiRequest = {
    headers: headersOf(options.header ?? []),
    ...(await contentOf(method, options)),
  };
  if (options.paginate && method !== 'GET') throw usageError('--paginate is for GET.');
  if (options.paginate && options.include) throw usageError('Use either --paginate or --include.');
  const { client } = await connect(options);
  if (options.paginate) return writeRawJson(await client.list(full, request).toArray());
  const response = await client.response(method, full, request);
  if (options.include) {
    writeLine(`HTTP ${response.status}`);
    for (const [name, value] of response.headers) writeLine(`${name}: ${printable(value)}`);
    writeLine('');
  }
  const body = await response.text();
  if (body !== '') writeRawJson(JSON.parse(body));
}

function checkedMethod(text: string): Method {
  const method = text.toUpperCase();
  if (!METHODS.includes(method)) {
    throw usageError(`"${printable(text)}" is not a method. Use one of ${METHODS.join(', ')}.`);
  }
  return method as Method;
}

async function contentOf(
  method: Method,
  { field = [], typedField = [], input }: ApiOptions,
): Promise<Pick<ApiRequest, 'query' | 'body'>> {
  const fields = Object.fromEntries([
    ...field.map((each) => fieldOf(each, (value) => value)),
    ...typedField.map((each) => fieldOf(each, typed)),
  ]);
  const hasFields = field.length + typedField.length > 0;
  if (method === 'GET' || method === 'HEAD') {
    if (input !== undefined) throw usageError(`${method} has no body: use -f for the query.`);
    return { query: fields as NonNullable<ApiRequest['query']> };
  }
  if (input === undefined) return hasFields ? { body: fields } : {};
  if (hasFields) throw usageError('Use either --input or fields.');
  const content = input === '-' ? await readAll(process.stdin) : await readFile(input, 'utf8');
  try {
    return { body: JSON.parse(content) as unknown };
  } catch (error) {
    throw usageError(`The input is not valid JSON: ${(error as Error).message}.`);
  }
}

function fieldOf(text: string, convert: (value: string) => unknown): [string, unknown] {
  const at = text.indexOf('=');
  if (at < 1) throw usageError(`"${printable(text)}" is not a field. Use name=value.`);
  return [text.slice(0, at), convert(text.slice(at + 1))];
}

/** `true`, `false`, `null` and JSON numbers; anything else is text. */
const typed = (value: string): unknown =>
  /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/.test(value) ? JSON.parse(value) : value;

function headersOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*([\x20-\x7e]*)$/.exec(text) ?? [];
      if (name === undefined || value === undefined) {
        throw usageError(`"${printable(text)}" is not a header. Use "Name: value".`);
      }
      if (CREDENTIAL_HEADERS.has(name.toLowerCase())) {
        throw usageError(
          `${name} cannot be set: the credential is that of the profile or of LATCHKEY_API_KEY.`,
        );
      }
      return [name, value];
    }),
  );
}

/** As the server sent it, with control and invisible characters escaped. */
const writeRawJson = (value: unknown): void =>
  writeLine(JSON.stringify(value, null, 2).split('\n').map(escapeUnseen).join('\n'));

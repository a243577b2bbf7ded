import type { ApiRequest, Method } from '@latchkey/sdk';
import { escapeUnseen } from '@latchkey/sdk/visible-text';
import type { Command } from 'commander';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { writeLine } from '../output/output.js';
import { shownOnlyOnce } from '../output/delivery.js';
import { printable } from '../output/printable.js';
import { readText } from '../read-text.js';
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
  if (method !== 'GET' && method !== 'HEAD')
    shownOnlyOnce(`The server has carried out the request (HTTP ${response.status}).`);
  if (options.include) {
    writeLine(`HTTP ${response.status}`);
    for (const [name, value] of response.headers) writeLine(`${name}: ${printable(value)}`);
    writeLine('');
  }
  const body = await response.text();
  if (body !== '') writeBody(body, response.headers.get('content-type'));
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
): Promise<Pick<ApiRequest, 'query' | 'json'>> {
  const fields = fieldsOf(field, typedField);
  if (method === 'GET' || method === 'HEAD') {
    if (input !== undefined) throw usageError(`${method} has no body: use -f for the query.`);
    return {
      query: Object.fromEntries(fields.map(({ name, text, json }) => [name, json === 'null' ? null : text])),
    };
  }
  if (input === undefined) return fields.length > 0 ? { json: objectOf(fields) } : {};
  if (fields.length > 0) throw usageError('Use either --input or fields.');
  const json = await readText(input);
  try {
    JSON.parse(json);
  } catch (error) {
    throw usageError(`The input is not valid JSON: ${(error as Error).message}.`);
  }
  // As it is: parsed and written again, it would lose digits, and all but the last of two values with one name.
  return { json };
}

interface Field {
  name: string;
  text: string;
  /** The value in JSON. */
  json: string;
}

function fieldsOf(texts: readonly string[], typedTexts: readonly string[]): Field[] {
  const fields = [
    ...texts.map((each) => fieldOf(each, (text) => JSON.stringify(text))),
    ...typedTexts.map((each) => fieldOf(each, typed)),
  ];
  const repeated = fields.find(({ name }, index) => fields.findIndex((each) => each.name === name) < index);
  if (repeated) throw usageError(`The field "${printable(repeated.name)}" is given twice.`);
  return fields;
}

function fieldOf(field: string, toJson: (text: string) => string): Field {
  const at = field.indexOf('=');
  if (at < 1) throw usageError(`"${printable(field)}" is not a field. Use name=value.`);
  const text = field.slice(at + 1);
  return { name: field.slice(0, at), text, json: toJson(text) };
}

const objectOf = (fields: readonly Field[]): string =>
  `{${fields.map(({ name, json }) => `${JSON.stringify(name)}:${json}`).join(',')}}`;

/** `true`, `false`, `null` and JSON numbers, with all their digits; anything else is text. */
const typed = (text: string): string =>
  /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/.test(text) ? text : JSON.stringify(text);

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

/** What is not JSON, such as CSV, is written to a file as it is. */
function writeBody(body: string, type: string | null): void {
  if (type !== null && /\bjson\b/.test(type)) writeRawJson(JSON.parse(body));
  else if (process.stdout.isTTY) writeLine(body.split(/\r?\n/).map(escapeUnseen).join('\n'));
  else process.stdout.write(body);
}

/** As the server sent it, with control and invisible characters escaped. */
const writeRawJson = (value: unknown): void =>
  writeLine(JSON.stringify(value, null, 2).split('\n').map(escapeUnseen).join('\n'));

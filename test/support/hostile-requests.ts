import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Json } from './client.js';
import { type ApiOperation, exampleBody, openApiDocument } from './openapi.js';
import { Seeded } from './seeded.js';
import { awkwardValues } from './workspaces.js';

/** Chance that can be repeated. */
export class Dice extends Seeded {
  chance = (probability: number): boolean => this.next() < probability;
}

/** What the sender knows. */
export interface Knowledge {
  /** Ids for a parameter, and any ids for other places. */
  idsFor: (parameter: string) => string[];
  ids: string[];
  /** Credentials, which also turn up in the wrong places. */
  secrets: string[];
  /** Values for members of a body with these names, such as a password. */
  members: Record<string, string>;
}

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const words = (text: string): string[] => text.trim().split(/\s+/);
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim());
const UUID = '0198C0DE-0000-7000-8000-000000000000';

const TEXTS = [
  ...words(`
    -0 -1 NaN Infinity null undefined 1e3 0x10 9223372036854775808 ${UUID} 00000000-0000-0000-0000-000000000000
    __proto__ constructor toString ../../etc/passwd '--; {{7*7}} %00 \u202eevil \ufeff İ ﬀ 👩‍👩‍👧‍👦
    0000-00-00T00:00:00Z 0000-01-01T00:00:00Z 0001-01-01T00:00:00+23:59 2024-02-30T00:00:00Z 2026-12-31T23:59:60Z
    9999-12-31T23:59:59.999-14:00 +275760-09-13T00:00:00Z -271821-04-20T00:00:00Z
    a@b "a"@example.com ä@xn--.com a@[127.0.0.1] ${'x'.repeat(64)}@${'x'.repeat(180)}.com
    http://127.0.0.1/ http://[::1]:5432/ https://user:pass@example.com/ file:///etc/passwd javascript:x
    https://xn--0.example/ https://${'a.'.repeat(130)}com/ 0.0.0.0/0 ::/0 ::ffff:127.0.0.1 999.1.1.1/33
    ${'é'.repeat(300)} ${'x'.repeat(5_000)}`),
  ...['', ' ', '\ufeff', "' OR 1=1--"],
];
/** Values as JSON texts, some of which no serializer would write. */
const VALUES = [
  ...[...awkwardValues, ...TEXTS].map((value) => JSON.stringify(value)),
  ...words(`
    -0 1e999 -1e-999 0.1 1.0 2147483648 9007199254740993 9223372036854775808 ${'9'.repeat(400)} NaN Infinity 01 'x'
    "\\u0000" "\\udfff\\ud800" "\\x" [[]] [null] {"":0} {"__proto__":{"role":"owner"}}
    {"constructor":{"prototype":{}}} {"a":1,"a":2} {"length":9,"0":"x"} {"toString":"x","valueOf":null}
    ${deep(33)} ${deep(20_000)} [${'"x",'.repeat(4_000)}"x"] "${'x'.repeat(70_000)}"`),
  '"a\nb"',
];
/** Those that are values, not names. */
const TOKEN = /"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d[\d.eE+-]*|true|false|null/g;

const TYPES = lines(`text/plain
  application/x-www-form-urlencoded
  multipart/form-data; boundary=x
  application/json, text/html
  application/json; charset=utf-16
  application/json; charset="
  APPLICATION/JSON
  application/problem+json
  json

  \xff\xfe
  ${'application/json;'.repeat(500)}`);

/** Header lines; some are no valid HTTP. */
const HEADERS = [
  ...words(`bytes=0- bytes=-1 bytes=9-1 x bytes=${'0-1,'.repeat(1_000)}`).map((value) => `Range: ${value}`),
  ...words(`* "1" W/"1" "999999999999999999999" 1 " "" "\xff" "-1","1" "${'1'.repeat(4_000)}"`).flatMap(
    (value) => [`If-Match: ${value}`, `If-None-Match: ${value}`],
  ),
  ...[...words(`same \xe4 %00 ${'x'.repeat(256)}`), '', 'a b'].map((value) => `Idempotency-Key: ${value}`),
  ...words(`00-0-0-0 00-${'f'.repeat(32)}-${'0'.repeat(16)}-01 \xff ${'x'.repeat(3_000)}`).map(
    (value) => `traceparent: ${value}`,
  ),
  ...words(
    `unknown ::ffff:1.2.3.4 999.1.1.1 1.2.3.4:99999 ,,, [::1 \xff fe80::1%eth0 ${'1.1.1.1,'.repeat(900)}`,
  ).map((value) => `X-Forwarded-For: ${value}`),
  ...words(`for="[::1]:99999" for=_x;for=1.2.3.4;by for=" ${';'.repeat(2_000)}`).map(
    (value) => `Forwarded: ${value}`,
  ),
  ...['x', UUID, `${UUID}, ${UUID}`, ''].map((value) => `X-Workspace-Id: ${value}`),
  ...['x'.repeat(65), '', '\xff', '../x', 'a b'].map((value) => `X-Request-Id: ${value}`),
  ...['0', '-1', '1e3', '9'.repeat(20), '5, 6', '+1', '0x1'].map((value) => `Content-Length: ${value}`),
  ...['chunked', 'gzip, chunked', 'chunked, chunked', 'identity', 'xchunked', ' \tchunked'].map(
    (value) => `Transfer-Encoding: ${value}`,
  ),
  ...['gzip', 'identity', 'br, gzip', '\xff'].map((value) => `Content-Encoding: ${value}`),
  ...words(`null https://evil.example x http://${'a'.repeat(2_000)}`).flatMap((value) => [
    `Origin: ${value}`,
    `Origin: ${value}\r\nAccess-Control-Request-Method: PUT\r\nAccess-Control-Request-Headers: x`,
  ]),
  ...lines(`Cookie: =
    Cookie: __Host-refresh_token=
    Cookie: __Host-refresh_token=x; __Host-refresh_token=y
    Cookie: __proto__=1; ${'a=b; '.repeat(900)}
    Host: other.example
    Host: a b
    Host: \xff
    Expect: 100-continue
    Expect: x
    Upgrade: websocket
    Connection: X-API-Key
    Sec-Fetch-Site: cross-site
    Accept: ,;q=
    Accept-Language: \xff
    Accept-Encoding: *;q=0
    X-Http-Method-Override: DELETE
    __proto__: x
    constructor: x
    X-Long: ${'x'.repeat(9_000)}
    X-Long: ${'x'.repeat(20_000)}
    X-Nul: a\0b
    X-Cr: a\rb
    X Space: a
    : no name`),
  ...[
    ' folded',
    'X-Bare: a\nX-B: c',
    'Content-Type: a/b\r\nContent-Type: c/d',
    'X-A: b\r\n'.repeat(400) + 'X-A: b',
  ],
  'Idempotency-Key: one\r\nIdempotency-Key: two',
];
const SEGMENTS = [
  ...words(`%00 %2e%2e%2f ..%2f..%2f .. %ff %c0%80 % %zz a%2fb ;a=b * \xff %5c %0d%0a __proto__ constructor
    %F0%9F%94%91 {x} NaN -0 ${'x'.repeat(200)} ${'x'.repeat(201)} ${'x'.repeat(17_000)}`),
  '',
];
const QUERIES = [
  ...words(`&&& a = % %ff=%fe __proto__=1&constructor=2 a[b][c]=1 limit[]=1 ? #x \xff=\xff metadata.=1
    ${'a=1&'.repeat(3_500)} ${'limit=1&'.repeat(1_500)} q=${'x'.repeat(9_000)} q=${'x'.repeat(20_000)}`),
  '',
];
const METHODS = words('HEAD OPTIONS TRACE GET POST PUT PATCH DELETE PROPFIND get NONSENSE');

const resolved = (schema: Json): Json =>
  schema?.$ref ? openApiDocument.components.schemas[schema.$ref.split('/').at(-1)] : (schema ?? {});

/** A request, mutated or not. Latin-1 outside the body, because headers are bytes. */
export class HostileRequest {
  readonly method: string;
  readonly target: string;
  readonly workspaceId: string | undefined;
  readonly bytes: Buffer;

  constructor(
    private readonly dice: Dice,
    private readonly operation: ApiOperation,
    private readonly known: Knowledge,
    callerHeaders: string[],
  ) {
    this.method = dice.chance(0.05) ? dice.of(METHODS) : operation.method;
    this.workspaceId = operation.path.includes('{workspaceId}')
      ? dice.of(known.idsFor('workspaceId'))
      : undefined;
    this.target = this.#path() + this.#query();
    let body = this.#body();
    const headers = ['Host: localhost', 'Connection: close', ...callerHeaders];
    if (body !== undefined) {
      const form = openApiDocument.paths[operation.path][operation.method.toLowerCase()].requestBody;
      const type = Object.keys(form?.content ?? {})[0] ?? 'application/json';
      headers.push(`Content-Type: ${dice.chance(0.06) ? dice.of(TYPES) : type}`);
      if (dice.chance(0.04)) {
        headers.push('Transfer-Encoding: chunked');
        body = this.#chunked(body);
      } else if (dice.chance(0.97)) headers.push(`Content-Length: ${body.length}`);
    }
    for (let more = dice.chance(0.35) ? 1 + dice.below(3) : 0; more > 0; more -= 1)
      headers.push(this.#header());
    if (dice.chance(0.01)) headers.shift();
    const head = `${this.method} ${this.target} HTTP/1.${dice.chance(0.99) ? 1 : 0}\r\n${headers.join('\r\n')}\r\n\r\n`;
    this.bytes = Buffer.concat([Buffer.from(head, 'latin1'), body ?? Buffer.alloc(0)]);
  }

  #path(): string {
    const { dice } = this;
    const isMutated = dice.chance(0.15);
    const path = this.operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      if (isMutated && dice.chance(0.5)) return dice.of([...SEGMENTS, ...this.known.secrets]);
      if (name === 'workspaceId') return String(this.workspaceId);
      return dice.of(dice.chance(0.9) ? this.known.idsFor(name) : this.known.ids);
    });
    if (!isMutated || dice.chance(0.6)) return path;
    return dice.of([
      `${path}/`,
      `/${path}`,
      path.toUpperCase(),
      path.replace('/api', '/%61pi'),
      `/api/v1/../..${path}`,
    ]);
  }

  #query(): string {
    const { dice } = this;
    const pairs = this.operation.parameters
      .filter((parameter) => parameter.in === 'query' && dice.chance(0.3))
      .flatMap(({ name, schema }) => {
        const value = dice.chance(0.5)
          ? exampleBody({ ...this.operation, bodySchema: schema }, dice.of(this.known.ids))
          : this.#text();
        const pair = `${name}=${encodeURIComponent(String(value).toWellFormed())}`;
        return dice.chance(0.05) ? [pair, pair] : [pair];
      });
    if (dice.chance(0.06)) pairs.push(dice.of(QUERIES));
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  }

  #text = (): string =>
    this.dice.of(this.dice.chance(0.85) ? TEXTS : [...this.known.secrets, ...this.known.ids]);

  #header(): string {
    const { dice } = this;
    if (dice.chance(0.9)) return dice.of(HEADERS);
    const name = dice.of(words('X-Workspace-Id If-Match Idempotency-Key Cookie Origin traceparent Accept'));
    return `${name}: ${dice.of([...this.known.secrets, ...this.known.ids])}`;
  }

  #body(): Buffer | undefined {
    const { dice, operation, known } = this;
    if (operation.id.includes('introspect')) {
      const form = `token=${encodeURIComponent(this.#text().toWellFormed())}`;
      return Buffer.from(
        dice.of([form, form, form, `${form}&${form}`, form.padEnd(1_048_577, 'x'), '%ff=%', '&&&']),
      );
    }
    if (operation.bodySchema === undefined && dice.chance(0.9)) return undefined;
    const value = operation.bodySchema === undefined ? {} : exampleBody(operation, dice.of(known.ids));
    for (const [name, schema] of Object.entries(resolved(operation.bodySchema).properties ?? {})) {
      if (dice.chance(0.3))
        value[name] = exampleBody({ ...operation, bodySchema: schema }, dice.of(known.ids));
      if (name in known.members && name in value && dice.chance(0.8)) value[name] = known.members[name];
    }
    let json = JSON.stringify(value);
    for (let more = dice.chance(0.6) ? 1 + dice.below(2) : 0; more > 0; more -= 1) json = this.#mutated(json);
    return this.#encoded(json);
  }

  /** Replaces a value, adds a member, or breaks the text. */
  #mutated(json: string): string {
    const { dice } = this;
    const values = [...json.matchAll(TOKEN)];
    const value = (): string => (dice.chance(0.8) ? dice.of(VALUES) : JSON.stringify(this.#text()));
    if (values.length > 0 && dice.chance(0.7)) {
      const { index = 0, 0: old } = dice.of(values);
      return json.slice(0, index) + value() + json.slice(index + old.length);
    }
    const name = JSON.stringify(
      dice.of(['id', 'workspace_id', 'role', 'scopes', '__proto__', 'constructor', 'x'.repeat(300)]),
    );
    return dice.of([
      json.replace('{', () => `{${name}:${value()}${json === '{}' ? '' : ','}`),
      json.replace(/"(\w+)":/, (member) => `${member}1,${member}`),
      json.slice(0, dice.below(json.length)),
      `[${json}]`,
      value(),
      `\ufeff${json}`,
      `${json}${json}`,
      json.replaceAll('"', "'"),
    ]);
  }

  /** As chunks, some of which lie. */
  #chunked(body: Buffer): Buffer {
    const size = body.length.toString(16);
    const whole = `${size}\r\n${body.toString('latin1')}\r\n0\r\n`;
    return Buffer.from(
      this.dice.of([
        `${whole}\r\n`,
        `${whole}\r\n`,
        `${whole}X-Trailer: x\r\nX-API-Key: y\r\n\r\n`,
        whole.replace('\r\n', `;${'x'.repeat(20_000)}\r\n`),
        whole.replace(size, `-${size}`),
        whole.replace(size, 'ffffffffffffffff'),
        whole.replace(size, `${size}0`),
        whole.replaceAll('\r\n', '\n'),
        body.toString('latin1'),
      ]),
      'latin1',
    );
  }

  #encoded(json: string): Buffer {
    const { dice } = this;
    if (dice.chance(0.94)) return Buffer.from(json);
    return dice.of([
      () => gzipSync(json),
      () => Buffer.from(json, 'utf16le'),
      () =>
        Buffer.concat([Buffer.from(json.slice(0, -2)), Buffer.from([0xc0, 0x80, 0xff]), Buffer.from('"}')]),
      () => Buffer.from(json.padEnd(1_048_577, ' ')),
      () => Buffer.alloc(200_000, '"'),
      () => Buffer.from(`${json.length.toString(16)}\r\n${json}\r\n0\r\n\r\n`),
      () => Buffer.alloc(0),
    ])();
  }
}

const before = 'GET /health/live HTTP/1.1\r\nHost: x\r\n';
const last = 'Connection: close\r\n\r\n';
/** Bytes that are no request, or more than one. */
export const GARBAGE = [
  'GARBAGE\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  `GET / HTTP/9.9\r\nHost: x\r\n${last}`,
  `GET  /  HTTP/1.1\r\nHost: x\r\n${last}`,
  'GET /\r\n\r\n',
  `${'\0'.repeat(1_000)}\r\n\r\n`,
  `${'\r\n'.repeat(20_000)}x\r\n\r\n`,
  `OPTIONS * HTTP/1.1\r\nHost: x\r\n${last}`,
  `GET http://evil.example/api/v1/me HTTP/1.1\r\nHost: x\r\n${last}`,
  `${before}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${before}\r\n`,
  `${before}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`,
  `${before}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n`,
  `${before}\r\n`.repeat(50) + before + last,
];

/** An address for a request: limits per address would otherwise refuse most. */
export const addressHeader = (dice: Dice): string =>
  `X-Forwarded-For: 10.${dice.below(256)}.${dice.below(256)}.${dice.below(256)}`;

/** Credentials that are none. `valid` are those of others, to be damaged. */
export const malformedCredentials = (dice: Dice, valid: string[]): string[] => {
  const secret = dice.of(valid);
  return dice.of([
    ['Authorization: Bearer'],
    ['Authorization: Bearer  '],
    [`Authorization: ${secret}`],
    [`Authorization: Bearer ${secret.slice(0, -1)}`],
    [`Authorization: Bearer ${secret} ${secret}`],
    [`Authorization: Bearer ${secret}\x00`],
    [`Authorization: bearer\t${secret.toUpperCase()}`],
    [`Authorization: Basic ${Buffer.from(`x:${secret}`).toString('base64')}`],
    ['Authorization: Basic %%%'],
    ['Authorization: Digest username="x"'],
    ['Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'],
    [`Authorization: Bearer ${'e30.'.repeat(2_500)}`],
    ['Authorization: \xff\xfe'],
    [`X-API-Key: ${secret.slice(0, 20)}`],
    [`X-API-Key: lk_${'0'.repeat(48)}`],
    ['X-API-Key: '],
    [`X-API-Key: ${secret}`, `X-API-Key: ${secret}`],
    [`X-API-Key: ${secret}`, `Authorization: Bearer ${secret}`],
    [`Cookie: __Host-refresh_token=${randomUUID()}`],
  ]);
};

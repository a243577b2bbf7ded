import { accessSync, constants, statSync } from 'node:fs';
import { z } from 'zod';
import { canonicalNetwork } from '../primitives/client-address.js';
import { urlOfEachHost } from '../primitives/database-url.js';
import { paths } from '../resource/declared.js';

/** Types of variables. Messages continue the variable's name, and never repeat its value. */

export interface VariableDocumentation {
  description: string;
  /** For a variable without a fixed default: what applies if it is not set. */
  unset?: string;
  /** For a variable without a fixed default: a sample value for `.env.example`. */
  example?: string;
}

/** The meaning of each variable: `npm run docs` writes it to `docs/configuration.md` and `.env.example`. */
export const documentation = z.registry<VariableDocumentation>();

const SECRET_LENGTH_MIN = 32;
/** The chance that 32 random hex digits have fewer distinct characters than this is one in twenty million. */
const DIFFERENT_CHARACTERS_MIN = 8;

/** In one of the ways that people write them: a random secret has one of them in fewer than one of five million cases. */
const PLACEHOLDER_WORDS = [
  'change.?me',
  'default',
  'example',
  'insecure',
  'passw',
  'pass.?word',
  'placeholder',
  'qwerty',
  'replace',
  'secret',
  'your.?key',
  'your.?token',
];
const MADE_UP = new RegExp(
  [...PLACEHOLDER_WORDS.flatMap((word) => [word, word.toUpperCase(), capitalised(word)]), '12345678'].join(
    '|',
  ),
);
const REPETITION = /^(.{1,16}?)\1+$/;

export const oneOf = <const Options extends readonly [string, ...string[]]>(...options: Options) =>
  z.enum(options, { error: `must be one of ${options.join(', ')}` });

const between = (minimum: number, maximum: number) =>
  z
    .number()
    .refine(
      (value) => value >= minimum && value <= maximum,
      `must be between ${minimum.toLocaleString('en')} and ${maximum.toLocaleString('en')}`,
    );

export const integer = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(between(minimum, maximum));

export const decimal = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,9}(\.\d{1,9})?$/, 'must be a number')
    .transform(Number)
    .pipe(between(minimum, maximum));

/** A comma-separated list. */
export const list = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .pipe(z.array(item));

/** `ChangeMe` and `Change-me`. */
function capitalised(word: string): string {
  return word
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())
    .replace(/(?<=\.\?)[a-z]/, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function isPlaceholder(secret: string): boolean {
  return MADE_UP.test(secret) || REPETITION.test(secret) || new Set(secret).size < DIFFERENT_CHARACTERS_MIN;
}

export const secret = z
  .string()
  .min(SECRET_LENGTH_MIN, `must have at least ${SECRET_LENGTH_MIN} characters`)
  // On rotation the value becomes an item of a list.
  .regex(/^[^\s,]*$/, 'must not contain spaces or commas')
  .refine(
    (value) => !isPlaceholder(value),
    'looks like a placeholder: generate a random one with "openssl rand -base64 32"',
  );

/** Only a shell expands `~` and removes quotes: the directory would have that name. */
export const directory = z
  .string()
  .regex(
    /^(?!~)[^"'\s]([^"']*[^"'\s])?$/,
    'must be a path without quotes, surrounding spaces and "~", which only a shell replaces',
  );

const HOST_NAME = /^(?=.{1,253}$)[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/i;

/** A listening address. */
export const host = z
  .string()
  .refine(
    (value) =>
      z.ipv4().safeParse(value).success || z.ipv6().safeParse(value).success || HOST_NAME.test(value),
    'must be an IP address or a host name, without a port',
  );

export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL', abort: true })
  .refine((value) => {
    const { username, password, search, hash } = new URL(value);
    return `${username}${password}${search}${hash}` === '';
  }, 'must be a URL without credentials, query or fragment')
  .transform((url) => url.replace(/\/+$/, ''));

const HEADER = /^([\w!#$%&'*+.^`|~-]+)=(.*)$/s;

/** `name=value` pairs with percent-encoded values, as OpenTelemetry writes headers in a variable. */
export const headers = list(z.string()).transform((pairs, context): Record<string, string> => {
  const parsed = pairs.map((pair) => {
    const [, name = '', value = ''] = HEADER.exec(pair) ?? [];
    return name !== '' && isPercentEncoded(value) ? ([name, decodeURIComponent(value)] as const) : undefined;
  });
  if (parsed.every((header) => header !== undefined)) return Object.fromEntries(parsed);
  context.addIssue({
    code: 'custom',
    message:
      'must be headers such as authorization=Basic%20abc, separated by commas, the values percent-encoded',
  });
  return z.NEVER;
});

function isPercentEncoded(text: string): boolean {
  try {
    return /^[\x20-\x7e]*$/.test(decodeURIComponent(text));
  } catch {
    return false;
  }
}

/** A path that every proxy, browser and router reads alike, so that it can be compared literally. */
const PLAIN_PATH = /^(\/[\w.~-]+)*\/?$/;

const API_SEGMENT = 'api';

/**
 * Whether a path of this server begins with this segment. A base path that does would be ambiguous once a proxy has
 * stripped it.
 */
export const isOwnSegment = (segment: string): boolean => segment === API_SEGMENT || paths().has(segment);

export const publicUrl = httpUrl
  .refine(
    (value) => PLAIN_PATH.test(new URL(value).pathname),
    'must have a plain path, if any: letters, digits, ".", "_", "~" and "-" between single slashes, such as https://acme.dev/latchkey',
  )
  .refine(
    (value) => !isOwnSegment(new URL(value).pathname.split('/')[1] ?? ''),
    `must not have a path that starts like one of Latchkey's own (/api and others): use another, such as https://acme.dev/latchkey`,
  );

const postgresUrlOfOneHost = z.url({ protocol: /^postgres(ql)?$/ });

/** libpq's names for a server that accepts writes. */
const PRIMARY = ['read-write', 'primary'];

/** Of libpq's modes, the driver does not know "allow", and takes a word that it does not know for "verify-full". */
const SSL_MODES = ['disable', 'no-verify', 'prefer', 'require', 'verify-ca', 'verify-full'];
/** Another word turns TLS on, even "false". */
const SSL_VALUES = ['true', '1', '0', 'no-verify'];
const CERTIFICATE_FILES = ['sslcert', 'sslkey', 'sslrootcert'];

/** What is wrong with the URL's parameters for TLS, which the driver does not check. */
function mistakeOfTls(databaseUrl: string): string | undefined {
  const { searchParams } = firstUrl(databaseUrl);
  const [modes, values] = [searchParams.getAll('sslmode'), searchParams.getAll('ssl')];
  if (!modes.every((mode) => SSL_MODES.includes(mode))) {
    return `must have as its sslmode, if any, one of ${SSL_MODES.join(', ')}`;
  }
  if (!values.every((value) => SSL_VALUES.includes(value))) {
    return `must have as its ssl, if any, one of ${SSL_VALUES.join(', ')}`;
  }
  if (
    searchParams.get('uselibpqcompat') === 'true' &&
    modes.at(-1) === 'verify-ca' &&
    !searchParams.has('sslrootcert')
  ) {
    return 'must have an sslrootcert with uselibpqcompat and sslmode=verify-ca';
  }
  const unreadable = CERTIFICATE_FILES.find(
    (name) => !searchParams.getAll(name).every((path) => path === '' || isReadableFile(path)),
  );
  return unreadable && `has in ${unreadable} the path of a file that is not there or cannot be read`;
}

function isReadableFile(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The driver treats these modes as "verify-full", and prints a warning that a later version will not. Without
 * `uselibpqcompat`, which chooses libpq's meaning, they are replaced by what they mean.
 */
function withPlainSslMode(databaseUrl: string): string {
  if (firstUrl(databaseUrl).searchParams.get('uselibpqcompat') === 'true') return databaseUrl;
  return databaseUrl.replaceAll(/([?&]sslmode=)(prefer|require|verify-ca)(?=[&#]|$)/g, '$1verify-full');
}

/** May name several hosts, as libpq URLs do. */
export const postgresUrl = z
  .string()
  .refine((value) => urlOfEachHost(value).every((url) => postgresUrlOfOneHost.safeParse(url).success), {
    error: 'must be a postgres:// URL',
    abort: true,
  })
  .refine(isDecodable, 'must have the special characters in its user, password and database percent-encoded')
  .refine(
    (value) => !/change.?me|placeholder/i.test(firstUrl(value).password),
    'has a placeholder as its password',
  )
  .refine(
    (value) => !firstUrl(value).searchParams.get('host')?.includes(','),
    'must name several hosts before the database, as in postgres://one,two/latchkey',
  )
  .refine(
    (value) =>
      firstUrl(value)
        .searchParams.getAll('target_session_attrs')
        .every((given) => PRIMARY.includes(given)),
    'must have target_session_attrs=read-write, if any: only the primary can be used',
  )
  .superRefine((value, context) => {
    const message = mistakeOfTls(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  })
  .transform(withPlainSslMode);

/** The format of imported keys that were created elsewhere. */
export interface AcceptedPattern {
  /** How these keys begin. */
  prefix: string;
  /** Their total length in characters. */
  length: number;
}

const ACCEPTED_PATTERN = /^(?!eyJ)([A-Za-z0-9][A-Za-z0-9_.-]{1,31}):(\d{1,4})$/;
const ACCEPTED_LENGTHS = { minimum: 20, maximum: 256 };

export const acceptedPattern = z.string().transform((text, context): AcceptedPattern => {
  const [, prefix = '', digits = ''] = ACCEPTED_PATTERN.exec(text) ?? [];
  const length = Number(digits);
  if (prefix !== '' && length >= ACCEPTED_LENGTHS.minimum && length <= ACCEPTED_LENGTHS.maximum) {
    return { prefix, length };
  }
  context.addIssue({
    code: 'custom',
    message: `must be a prefix of 2 to 32 letters, digits, _, . and -, which access tokens do not have (eyJ), a colon, and a length from ${ACCEPTED_LENGTHS.minimum} to ${ACCEPTED_LENGTHS.maximum}, such as sk_live_:40`,
  });
  return z.NEVER;
});

const firstUrl = (databaseUrl: string): URL => new URL(urlOfEachHost(databaseUrl)[0] as string);

/** Whether user, password and path are validly percent-encoded. */
export function isDecodable(url: string): boolean {
  const { username, password, pathname } = firstUrl(url);
  try {
    [username, password, pathname].forEach(decodeURIComponent);
    return true;
  } catch {
    return false;
  }
}

/** In the form browsers send, to be compared literally. */
export const origin = z
  .string()
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'must be origins such as https://app.acme.dev, without a path',
  );

export const network = z.string().transform((value, context) => {
  const result = canonicalNetwork(value);
  if ('network' in result) return result.network;
  context.addIssue({
    code: 'custom',
    message: 'must be addresses or CIDR blocks such as 10.0.0.0/8, without host bits, and not all addresses',
  });
  return z.NEVER;
});

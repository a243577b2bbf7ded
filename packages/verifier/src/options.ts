import { overFetch, overHttp, type Transport } from './transport.js';

export interface VerifierOptions {
  /** Latchkey's URL. With several instances, name more than one: any of them may be unavailable. */
  baseUrl: string | readonly string[];
  /** The resource server's secret, for example `process.env.LATCHKEY_SECRET`. */
  secret: string | undefined;
  /** The name of the resource server. */
  audience: string;
  /** How many credentials to cache; default 10,000. */
  cacheMax?: number | undefined;
  /** Called when Latchkey is unreachable or refuses the verifier, once per reason. Default: `process.emitWarning`. */
  onError?: ((error: Error) => void) | undefined;
  /** Used instead of `node:http`, for instance with a proxy or a client certificate. */
  fetch?: typeof fetch | undefined;
}

export interface ResolvedOptions {
  baseUrls: readonly [string, ...string[]];
  secret: string;
  audience: string;
  cacheMax: number;
  onError: (error: Error) => void;
  transport: Transport;
}

const CACHE_MAX = 10_000;
const NAMES = ['baseUrl', 'secret', 'audience', 'cacheMax', 'onError', 'fetch'];

/** @throws {TypeError} naming the option, but never the value of a secret */
export function resolveOptions(options: VerifierOptions): ResolvedOptions {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError('createVerifier: pass an object with baseUrl, secret and audience');
  }
  const unknown = Object.keys(options).find((name) => !NAMES.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`"${unknown}" is not an option of a verifier; they are: ${NAMES.join(', ')}`);
  }
  const { secret, audience, cacheMax = CACHE_MAX } = options;
  const [first, ...others] = [options.baseUrl].flat().map(checkedUrl);
  if (first === undefined) throw new TypeError('baseUrl: name at least one address of Latchkey');
  if (typeof secret !== 'string' || !/^[\x21-\x7e]+$/.test(secret)) {
    throw new TypeError('secret: must be the secret of the resource server; is the variable set?');
  }
  if (typeof audience !== 'string' || audience === '') {
    throw new TypeError('audience: must be the name of the resource server, such as "billing"');
  }
  if (!Number.isInteger(cacheMax) || cacheMax < 1) {
    throw new TypeError(`cacheMax: ${String(cacheMax)} is not a whole number from 1`);
  }
  for (const name of ['onError', 'fetch'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function') {
      throw new TypeError(`${name}: must be a function`);
    }
  }
  return {
    baseUrls: [first, ...others],
    secret,
    audience,
    cacheMax,
    onError: options.onError ?? warn,
    transport: options.fetch ? overFetch(options.fetch) : overHttp(),
  };
}

function checkedUrl(text: unknown): string {
  const url = URL.canParse(String(text)) ? new URL(String(text)) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `baseUrl: "${String(text)}" is not an address such as "https://latchkey.example.com"`,
    );
  }
  if (url.search || url.hash || url.username || url.password) {
    throw new TypeError(
      `baseUrl: "${url.origin}${url.pathname}" must have no query, fragment or credentials`,
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

const warn = (error: Error): void => process.emitWarning(error.message, 'LatchkeyVerifierWarning');

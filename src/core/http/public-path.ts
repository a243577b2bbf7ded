/** No id, name or word in our paths is this long; keys and tokens are. */
const CREDENTIAL_SIZED = /[\w.~%-]{40,}/g;

/**
 * The path of a request in a form that may be logged and echoed: without scheme, host, query and fragment, in
 * visible ASCII, and without what could be a credential that somebody put there.
 */
export const publicPath = (url: string): string =>
  withoutCredentials(pathOf(url).replace(/[^\x21-\x7e]/g, percentEncoded));

/** For what callers call things: neither a log nor an answer repeats a secret that was put in the wrong place. */
export const withoutCredentials = (text: string): string => text.replace(CREDENTIAL_SIZED, '[removed]');

/** The router takes `#` for the start of the query too, and takes absolute addresses (RFC 9112 §3.2.2). */
function pathOf(url: string): string {
  const path = url.startsWith('/') ? url : url.replace(/^[a-z][\w+.-]*:\/\/[^/?#]*/i, '');
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}

/** Node gives each byte of a request's address as one character. */
const percentEncoded = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/**
 * No id, name or word in our paths is this long, but keys and tokens are. Base64 may contain slashes, as a path does: the
 * secrets of Standard Webhooks are recognised by their prefix.
 */
const CREDENTIALS = /whsec(?:_|%5F)(?:[a-z\d+/]|%2[BF]){32,}(?:=|%3D)*|[\w.~%-]{40,}/gi;

/**
 * The path of a request in a form that is safe to log and echo: without scheme, host, query and fragment, in visible
 * ASCII, and without anything that could be a credential placed there by mistake.
 */
export const publicPath = (url: string): string =>
  withoutCredentials(pathOf(url).replace(/[^\x21-\x7e]/g, percentEncoded));

/** For names chosen by callers: neither a log nor a response repeats a secret that was put in the wrong place. */
export const withoutCredentials = (text: string): string => text.replace(CREDENTIALS, '[removed]');

/** The router also treats `#` as the start of the query, and accepts absolute URLs (RFC 9112 §3.2.2). */
function pathOf(url: string): string {
  const path = url.startsWith('/') ? url : url.replace(/^[a-z][\w+.-]*:\/\/[^/?#]*/i, '');
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}

/** Node represents each byte of a request's URL as one character. */
const percentEncoded = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

import { escapeOf, escapeUnseen } from '@latchkey/sdk/visible-text';

/** Multi-line text by others, shown unchanged in separate boxes. */
const BODIES = new Set(['body', 'request_body', 'requestBody', 'response_body', 'responseBody']);
/** Notes and values, which may have several lines: their line breaks and tabs are shown as such. */
const MULTI_LINE = new Set(['description', 'metadata']);

/**
 * Prepares an API response for the pages, the CSV and the dialogs that ask for a name. Names stored before they were
 * checked may contain invisible characters, which become escapes here, in one place for all.
 */
export async function showUnseen(response: Response): Promise<Response> {
  if (!/^application\/([\w.]+\+)?json/.test(response.headers.get('content-type') ?? '')) return response;
  return new Response(JSON.stringify(asShown(await response.json())), response);
}

/** With escapes for what is invisible. */
export const asShown = <Content>(content: Content): Content => mapTexts(content, show) as Content;

/** As the server holds it: every form that sends texts back must start from these. */
export const asStored = <Content>(shown: Content): Content => mapTexts(shown, store) as Content;

const show = (text: string, field: string): string =>
  MULTI_LINE.has(field) ? text.replaceAll(/[^\n\r\t]+/g, escapeText) : escapeText(text);

/** A text that contains what looks like an escape gets an escaped backslash, so that it can be told from one. */
const escapeText = (text: string): string =>
  escapeUnseen(
    text.replaceAll(ESCAPE, (escape, code: string) =>
      isOurs(code) ? `${BACKSLASH}${escape.slice(1)}` : escape,
    ),
  );

const store = (shown: string): string =>
  shown.replaceAll(ESCAPE, (escape, code: string) => (isOurs(code) ? characterOf(code) : escape));

const ESCAPE = /\\u([\da-f]{4})/g;
const BACKSLASH = escapeOf('\\');

const characterOf = (code: string): string => String.fromCharCode(Number.parseInt(code, 16));

/** Whether `escapeText` writes escapes with this code. Surrogates are the halves of invisible characters. */
function isOurs(code: string): boolean {
  const character = characterOf(code);
  return character === '\\' || /[\ud800-\udfff]/.test(character) || escapeUnseen(character) !== character;
}

type Change = (text: string, field: string) => string;

/** @param field the name of what contains the content; below `metadata`, names are users' own */
function mapTexts(content: unknown, change: Change, field = ''): unknown {
  if (typeof content === 'string') return BODIES.has(field) ? content : change(content, field);
  if (Array.isArray(content)) return content.map((item: unknown) => mapTexts(item, change, field));
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]: [string, unknown]) => [
      name,
      mapTexts(value, change, field === 'metadata' ? field : name),
    ]),
  );
}

import { escapeUnseen } from '@latchkey/sdk/visible-text';

/** Texts of several lines that somebody else wrote, shown as they are in boxes of their own. */
const BODIES = new Set(['body', 'request_body', 'response_body']);

/**
 * An answer of the API for the pages, the CSV and the dialogs in which a name is typed to confirm. Names from before they
 * were checked may hold what cannot be seen; here, once for all of them, it becomes an escape.
 */
export async function showUnseen(response: Response): Promise<Response> {
  if (!/^application\/([\w.]+\+)?json/.test(response.headers.get('content-type') ?? '')) return response;
  const content: unknown = JSON.parse(await response.text(), (name, value: unknown) =>
    typeof value === 'string' && !BODIES.has(name) ? escapeUnseen(value) : value,
  );
  return new Response(JSON.stringify(content), response);
}

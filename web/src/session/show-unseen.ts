import { escapeUnseen } from '@latchkey/sdk/visible-text';

/** Multi-line text by others, shown unchanged in separate boxes. */
const BODIES = new Set(['body', 'request_body', 'response_body']);

/**
 * Prepares an API response for the pages, the CSV and the dialogs that ask for a name. Names stored before they were
 * checked may contain invisible characters, which become escapes here, in one place for all.
 */
export async function showUnseen(response: Response): Promise<Response> {
  if (!/^application\/([\w.]+\+)?json/.test(response.headers.get('content-type') ?? '')) return response;
  const content: unknown = JSON.parse(await response.text(), (name, value: unknown) =>
    typeof value === 'string' && !BODIES.has(name) ? escapeUnseen(value) : value,
  );
  return new Response(JSON.stringify(content), response);
}

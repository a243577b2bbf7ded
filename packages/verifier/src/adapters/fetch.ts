import { answerOf } from '../answer.js';
import type { Principal } from '../record.js';
import type { Requirement, Verifier } from '../verifier.js';

export type Checked =
  | { principal: Principal; headers: Readonly<Record<string, string>>; response?: undefined }
  | { principal?: undefined; headers?: undefined; response: Response };

/**
 * For everything that handles a Fetch `Request`. `response` is the answer to a caller who is refused; `headers` belong in the
 * answer to one who is not.
 */
export async function latchkey(
  verifier: Verifier,
  request: Request,
  requirement?: Requirement,
): Promise<Checked> {
  const verdict = await verifier.verify(request.headers, requirement);
  if (verdict.ok) return { principal: verdict.principal, headers: verdict.headers ?? {} };
  const { headers, body } = answerOf(verdict);
  return { response: new Response(body, { status: verdict.status, headers }) };
}

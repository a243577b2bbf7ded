import { answerOf } from '../answer.js';
import type { Principal } from '../record.js';
import type { Requirement } from '../requirement.js';
import type { Verifier } from '../verifier.js';

export type Checked =
  | { principal: Principal; headers: Readonly<Record<string, string>>; response?: undefined }
  | { principal?: undefined; headers?: undefined; response: Response };

/**
 * For anything that handles a Fetch `Request`. If the caller is refused, `response` is the answer; otherwise add
 * `headers` to your own response.
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

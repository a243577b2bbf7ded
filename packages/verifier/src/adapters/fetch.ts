import { answerOf } from '../answer.js';
import type { Principal } from '../record.js';
import type { Requirement, Verifier } from '../verifier.js';

export type Checked =
  | { principal: Principal; response?: undefined }
  | { principal?: undefined; response: Response };

/** For everything that handles a Fetch `Request`. `response` is the answer to a caller who is refused. */
export async function latchkey(
  verifier: Verifier,
  request: Request,
  requirement?: Requirement,
): Promise<Checked> {
  const verdict = await verifier.verify(request.headers, requirement);
  if (verdict.ok) return { principal: verdict.principal };
  const { headers, body } = answerOf(verdict);
  return { response: new Response(body, { status: verdict.status, headers }) };
}

import type { Operator, Principal, ResourceServerIdentity } from '../principal/principal.js';
import type { UnavailableAnswers } from './unavailable-answers.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard; null on public routes. */
    principal: Principal | null;
    /** Set by the guard on operator routes; null elsewhere. */
    operator: Operator | null;
    /** Set by the guard on resource-server routes; null elsewhere. */
    resourceServer: ResourceServerIdentity | null;
    /**
     * The response headers about the limits that the request counted against, or was refused by; null if there are
     * none.
     */
    limitHeaders: Record<string, string> | null;
    /** The API key that was presented, even if it was refused; null if there was none, or the server does not know it. */
    apiKeyId: string | null;
    /** The `code` of the problem that was sent, or the reason for it that only the key's owner sees; null for others. */
    errorCode: string | null;
    /** The caller's IP address in canonical text form, resolved through trusted proxies only. */
    clientAddress: string;
    /** Releases the request's database slot before the response is sent; null if it has none. */
    leavePlace: (() => void) | null;
    /** Whether the log summarises it together with similar responses. */
    isSummedUp: boolean;
  }

  interface FastifyInstance {
    unavailableAnswers: UnavailableAnswers;
  }
}

import type { IncomingHttpHeaders } from 'node:http';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  HttpException,
  SetMetadata,
} from '@nestjs/common';
import { answerOf } from '../answer.js';
import { principalOf, setPrincipal } from '../principals.js';
import type { Principal } from '../record.js';
import { type RouteRequirement, routeRequirement } from '../requirement.js';
import type { Verifier } from '../verifier.js';

const REQUIREMENT = 'latchkey:requirement';
const PUBLIC = 'latchkey:public';

/** A request of Express or Fastify. */
interface NestRequest {
  headers: IncomingHttpHeaders;
  ip?: string;
}
interface NestResponse {
  header(name: string, value: string): unknown;
}

/** The scopes that a handler, or a whole controller, requires; a handler's own replace the controller's. */
export const RequireScopes = (...scopes: string[]) =>
  SetMetadata(REQUIREMENT, routeRequirement({ scope: scopes }));

/** Open to anyone. */
export const PublicRoute = () => SetMetadata(PUBLIC, true);

/** The principal that the request acts as. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  principalOf(context.switchToHttp().getRequest<NestRequest>()),
);

/** Admits requests with a valid credential: `app.useGlobalGuards(new LatchkeyGuard(verifier))`, or on a controller. */
export class LatchkeyGuard implements CanActivate {
  constructor(private readonly verifier: Verifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (metadata(PUBLIC, context) === true) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<NestRequest>();
    const required = metadata(REQUIREMENT, context) as RouteRequirement | undefined;
    const verdict = await this.verifier.verify(request.headers, { ...required, address: request.ip });
    const response = http.getResponse<NestResponse>();
    const headers = verdict.ok ? (verdict.headers ?? {}) : answerOf(verdict).headers;
    for (const [name, value] of Object.entries(headers)) response.header(name, value);
    if (verdict.ok) {
      setPrincipal(request, verdict.principal);
      return true;
    }
    throw new HttpException(verdict.problem, verdict.status);
  }
}

/** From the handler, or else from its class. */
function metadata(name: string, context: ExecutionContext): unknown {
  const reflect = Reflect as unknown as { getMetadata(name: string, target: object): unknown };
  return reflect.getMetadata(name, context.getHandler()) ?? reflect.getMetadata(name, context.getClass());
}

import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { problem } from '../errors/problem.js';
import { Problems } from '../openapi/responses.js';
import type { Principal } from '../principal/principal.js';
import { sha256 } from '../secrets/digest.js';
import { requirementOf } from './route-config.js';

/** A request that can be repeated safely: its sender, its key, and its content. */
export interface IdempotencyRequest {
  principal: string;
  key: string;
  fingerprint: string;
}

const HEADER = 'idempotency-key';
const VALID_KEY = /^[\x21-\x7e]{1,255}$/;

/** Documents the header on a creating POST; `@Idempotency()` reads it. */
export const AcceptsIdempotencyKey = () =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Any value of your choice. For 24 hours, a repeated request with the same value gets the first result.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
    Problems('idempotency_key_reused', 'idempotency_result_not_stored', 'validation_failed'),
  );

/** The `Idempotency-Key` of the request, bound to its principal and content; null if there is none. */
export const Idempotency = createParamDecorator(
  (_: unknown, context: ExecutionContext): IdempotencyRequest | null => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers[HEADER];
    if (key === undefined) return null;
    if (typeof key !== 'string' || !VALID_KEY.test(key)) {
      throw problem('validation_failed', {
        errors: [{ field: 'Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' }],
      });
    }
    const { principal } = request;
    if (!principal) throw new Error('Idempotency stands on a route that has no principal');
    return {
      principal: principal.kind === 'api_key' ? `key:${principal.apiKeyId}` : `user:${principal.userId}`,
      key,
      fingerprint: fingerprint(request, workspaceOf(principal, request)),
    };
  },
);

/**
 * The workspace is part of the request only on routes that act in one. Elsewhere it is the caller's default, which the
 * request itself may change: after creating a first workspace, the caller has a default when the request is repeated.
 */
function workspaceOf(principal: Principal, request: FastifyRequest): string | null {
  const requirement = requirementOf(request);
  return requirement?.access === 'authenticated' && requirement.scope ? principal.workspaceId : null;
}

function fingerprint(request: FastifyRequest, workspaceId: string | null): string {
  const [path = ''] = request.url.split('?', 1);
  const parts = [request.method, path.replace(/\/+$/, ''), workspaceId, JSON.stringify(request.body ?? null)];
  return sha256(parts.join('\n'));
}

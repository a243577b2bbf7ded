import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { problem } from '../errors/problem.js';
import { Problems } from '../openapi/responses.js';
import { type AcceptedVersions, parseIfMatch, parseIfNoneMatch } from './entity-tag.js';

/** For `Answers`: documents the header of a response that holds one version of a resource. */
export const etagHeader = {
  ETag: {
    description: 'The version of the resource, for `If-Match` and `If-None-Match`.',
    schema: { type: 'string' as const },
  },
};

/** Documents the header on a route that changes a resource; `@IfMatch()` reads it. */
export const AcceptsIfMatch = () =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: false,
      description:
        'The `ETag` of the version to change. If there is a newer version, nothing is changed. If omitted, the current version is changed.',
      schema: { type: 'string', examples: ['"1"'] },
    }),
    Problems('precondition_failed', 'validation_failed'),
  );

/** Documents the header on a route that reads a resource; `@IfNoneMatch()` reads it. */
export const AcceptsIfNoneMatch = () =>
  applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description:
        'The `ETag` of the version that you have. If it is still current, the response is 304 without a body.',
      schema: { type: 'string', examples: ['"1"'] },
    }),
    Problems('validation_failed'),
  );

/** The versions that the caller is willing to change; any if the request has no `If-Match`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): AcceptedVersions => {
  return read(context, 'If-Match', parseIfMatch) ?? 'any';
});

/** The versions that the caller has; none if the request has no `If-None-Match`. */
export const IfNoneMatch = createParamDecorator((_: unknown, context: ExecutionContext): AcceptedVersions => {
  return read(context, 'If-None-Match', parseIfNoneMatch) ?? [];
});

function read(
  context: ExecutionContext,
  name: string,
  parse: (header: string) => AcceptedVersions | undefined,
): AcceptedVersions | undefined {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers[name.toLowerCase()];
  if (header === undefined) return undefined;
  const accepted = parse(String(header));
  if (accepted === undefined) {
    const message = 'must be * or entity tags from an ETag header, including the quotes: "1"';
    throw problem('validation_failed', { errors: [{ field: name, message }] });
  }
  return accepted;
}

import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiResponse, type ApiResponseMetadata } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ErrorSource } from '../resource/define-resource.js';
import type { ErrorCode } from '../resource/resources.js';

/** Documents a successful response: its status, its schema (none: no body), its headers. */
export const Answers = (
  status: number,
  description: string,
  schema?: z.ZodType,
  headers?: ApiResponseMetadata['headers'],
): MethodDecorator & ClassDecorator =>
  ApiResponse({
    status,
    description,
    ...(headers ? { headers } : {}),
    ...(schema ? { standardSchema: schema } : {}),
  });

/** Prefix of the marks that `Problems` leaves on an operation; `createOpenApiDocument` turns them into responses. */
export const PROBLEM_MARK = 'x-problem-';

/** Documents the errors of a route by their codes. Several codes may share a status. */
export const Problems = (...codes: ErrorCode[]): MethodDecorator & ClassDecorator =>
  applyDecorators(...codes.map((code) => ApiExtension(`${PROBLEM_MARK}${code}`, true)));

/** Prefix of the marks of `ProblemsFrom`. */
export const PROBLEM_SOURCE_MARK = 'x-problems-from-';

/** Documents the errors that modules declare for all routes of this kind. */
export const ProblemsFrom = (source: ErrorSource): MethodDecorator & ClassDecorator =>
  ApiExtension(`${PROBLEM_SOURCE_MARK}${source}`, true);

/** Mark of `OptionalBody`; `createOpenApiDocument` acts on it. */
export const OPTIONAL_BODY_MARK = 'x-optional-body';

/** Documents that the body may be omitted: Nest considers every `@Body` required. */
export const OptionalBody = (): MethodDecorator & ClassDecorator => ApiExtension(OPTIONAL_BODY_MARK, true);

/** Mark of routes that refuse no query; `createOpenApiDocument` acts on it. */
export const IGNORES_QUERY_MARK = 'x-ignores-query';

/** Mark left by `DocumentedAsGet`, which stays in the document; `createOpenApiDocument` acts on it. */
export const ANY_METHOD_MARK = 'x-any-method';

/** For a route that accepts any method: the document describes it once, as GET. */
export const DocumentedAsGet = (): MethodDecorator & ClassDecorator => ApiExtension(ANY_METHOD_MARK, true);

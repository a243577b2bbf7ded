import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiResponse, type ApiResponseMetadata } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ErrorCode } from '../resource/resources.js';

/** Documents a successful answer: its status, its schema (none: no body), its headers. */
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

/** Mark of `OptionalBody`; `createOpenApiDocument` acts on it. */
export const OPTIONAL_BODY_MARK = 'x-optional-body';

/** Documents that the body may be left out: Nest takes every `@Body` for required. */
export const OptionalBody = (): MethodDecorator & ClassDecorator => ApiExtension(OPTIONAL_BODY_MARK, true);

/** Mark of `DocumentedAsGet`, which stays in the document; `createOpenApiDocument` acts on it. */
export const ANY_METHOD_MARK = 'x-any-method';

/** For a route that takes any method: the document has one operation of it, for GET. */
export const DocumentedAsGet = (): MethodDecorator & ClassDecorator => ApiExtension(ANY_METHOD_MARK, true);

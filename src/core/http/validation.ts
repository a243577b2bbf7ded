import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { type FieldError, problem } from '../errors/problem.js';
import { withoutApiKeys } from '../secrets/api-key-format.js';

/** More than this many messages help nobody. */
const MAX_FIELD_ERRORS = 50;

z.config({
  customError: (issue) =>
    issue.code === 'invalid_type' && issue.input === undefined ? 'is required' : undefined,
});

/** Checks every `@Body`, `@Query` and `@Param` that carries a schema; refuses with one message a field. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { schema, type, data }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    // An address whose id is not an id names nothing.
    if (type === 'param') throw problem('not_found');
    throw problem('validation_failed', { errors: toFieldErrors(result.error.issues, data) });
  }
}

function toFieldErrors(issues: readonly z.core.$ZodIssue[], parameter?: string): FieldError[] {
  return issues
    .flatMap((issue): FieldError[] => {
      const path = [...(parameter ? [parameter] : []), ...issue.path.map(String)];
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
          field: withoutApiKeys([...path, key].join('.')),
          message: 'is not a known field',
        }));
      }
      return [{ field: path.join('.') || '(body)', message: sentence(issue.message) }];
    })
    .slice(0, MAX_FIELD_ERRORS);
}

/** Zod's own messages start with "Invalid input: expected …"; ours continue the field's name. */
const sentence = (message: string): string =>
  message
    .replace(/^Invalid input: expected (\w+), received (\w+)$/, 'must be a $1, not $2')
    .replace(/^Invalid input: /, '');

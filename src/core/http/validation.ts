import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { type FieldError, problem } from '../errors/problem.js';
import { shortened } from './echo.js';
import { isCutBody, tooManyMembers } from './json-body.js';

/** Nobody is helped by more messages than this. */
const MAX_FIELD_ERRORS = 50;

const AROUND_A_KEY = /[\s"'`,;:=]+/;

z.config({
  customError: (issue) =>
    issue.code === 'invalid_type' && issue.input === undefined ? 'is required' : undefined,
});

/**
 * Validates every `@Body`, `@Query` and `@Param` that has a schema; refuses with one message per field. An API key in a query parameter
 * is refused, too: proxies, logs and browser histories keep URLs.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  /** @param shortestKey in characters: a shorter text contains no key, and most parameters are shorter */
  constructor(
    private readonly isApiKey: (text: string) => boolean,
    private readonly shortestKey: number,
  ) {}

  transform(value: unknown, { schema, type, data }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value;
    const result = schema.safeParse(value);
    if (result.success) {
      if (isCutBody(value)) throw tooManyMembers();
      if (type === 'query') this.refuseApiKeys(value, data);
      return result.data;
    }
    // A malformed id in the path names nothing.
    if (type === 'param') throw problem('not_found');
    throw problem('validation_failed', { errors: toFieldErrors(result.error.issues, value, data) });
  }

  private refuseApiKeys(query: unknown, parameter?: string): void {
    const parameters = parameter === undefined ? (query as Record<string, unknown>) : { [parameter]: query };
    const errors: FieldError[] = [];
    for (const field in parameters) {
      if (this.containsApiKey(parameters[field])) {
        errors.push({ field, message: 'must not contain an API key, because URLs are logged' });
      }
    }
    if (errors.length > 0) throw problem('validation_failed', { errors });
  }

  /** Also in quotes, or after `Bearer` or `X-API-Key:`. */
  private containsApiKey(value: unknown): boolean {
    if (Array.isArray(value)) return value.some((one) => this.containsApiKey(one));
    if (typeof value !== 'string' || value.length < this.shortestKey) return false;
    return [value.trim(), ...value.split(AROUND_A_KEY)].some((part) => this.isApiKey(part));
  }
}

/** The first message for each field. Further ones are skipped to save time. */
function toFieldErrors(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  parameter?: string,
): FieldError[] {
  const messages = new Map<string, string>();
  for (const issue of issues) {
    for (const { field, message } of describe(issue, value, parameter)) {
      if (!messages.has(field)) messages.set(field, message);
    }
    if (messages.size >= MAX_FIELD_ERRORS) break;
  }
  return [...messages].slice(0, MAX_FIELD_ERRORS).map(([field, message]) => ({ field, message }));
}

function describe(issue: z.core.$ZodIssue, value: unknown, parameter?: string): FieldError[] {
  const path = [...(parameter ? [parameter] : []), ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MAX_FIELD_ERRORS).map((key) => ({
      field: [...path, shortened(key)].join('.'),
      message: 'is not a known field',
    }));
  }
  if (path.length === 0 && issue.code === 'invalid_type') return [wrongBody(issue.expected)];
  return [
    {
      field: path.join('.') || '(body)',
      message: isMissing(issue, value) ? 'is required' : sentence(issue.message),
    },
  ];
}

/**
 * For a missing field, that is the message, rather than a rule about its value, even if the schema words one itself.
 */
function isMissing({ code, path }: z.core.$ZodIssue, value: unknown): boolean {
  if (code !== 'invalid_type' && code !== 'invalid_value') return false;
  const given = path.reduce<unknown>(
    (part, name) => (part as Record<PropertyKey, unknown> | null)?.[name],
    value,
  );
  return given === undefined && path.length > 0;
}

const wrongBody = (expected: string): FieldError => ({
  field: '(body)',
  message: `must be a JSON ${expected}, sent with Content-Type: application/json`,
});

/** Zod's own messages start with "Invalid input: expected …"; ours continue the field's name. */
const sentence = (message: string): string =>
  message
    .replace(/^Invalid input: expected record,/, 'Invalid input: expected object,')
    .replace(/^Invalid input: expected ([aeiou]\w*), received (\w+)$/, 'must be an $1, not $2')
    .replace(/^Invalid input: expected (\w+), received (\w+)$/, 'must be a $1, not $2')
    .replace(/^Invalid input: /, '');

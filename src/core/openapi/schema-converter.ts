import type { SwaggerDocumentOptions } from '@nestjs/swagger';
import { z } from 'zod';

/** Formats whose pattern only repeats, at length, what the format says. */
const SELF_EXPLAINING_FORMATS = new Set(['uuid', 'date-time', 'email', 'uri']);

/**
 * Turns a zod schema into JSON Schema 2020-12, the dialect of OpenAPI 3.1. Schemas with an id (`.meta({ id: 'ApiKey'
 * })`) become components that are referenced by name.
 */
export const convertZodSchema: NonNullable<SwaggerDocumentOptions['standardSchemaConverter']> = (
  schema,
  { schemaType },
) => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const {
    $defs,
    $schema: _,
    ...root
  } = z.toJSONSchema(schema, {
    io: schemaType,
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format && SELF_EXPLAINING_FORMATS.has(jsonSchema.format)) delete jsonSchema.pattern;
      // The largest safe integer is not a bound of ours, nor an example for a form.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return { schema: root, components: $defs ?? {} };
};

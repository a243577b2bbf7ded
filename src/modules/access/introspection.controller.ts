import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { canonicalAddress, parseAddress } from '../../core/primitives/client-address.js';
import * as field from '../../core/http/fields.js';
import { FormBody } from '../../core/http/form-body.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import { LIMIT_PROBLEMS, RequireResourceServer, resourceServerOf } from '../../core/access/decorators.js';
import { ROLES } from '../../core/principal/roles.js';
import { type IntrospectionResponse, Introspection } from './introspection.js';

const ONCE = 'must be given once';
/** No credential of ours is longer. */
const TOKEN_LENGTH_MAX = 4_096;

/** Fields that are not known are not looked at (RFC 7662 §2.1). */
const introspectionBody = z
  .object({
    token: z
      .string({ error: ONCE })
      .max(TOKEN_LENGTH_MAX, `must have at most ${TOKEN_LENGTH_MAX} characters`)
      .meta({ description: 'An API key or an access token.', examples: ['lk_…'] }),
    token_type_hint: z
      .string({ error: ONCE })
      .optional()
      .meta({
        description: 'Ignored: the server recognises a credential by its format.',
        examples: ['access_token'],
      }),
    scope: z
      .string({ error: ONCE })
      .optional()
      .meta({ description: 'Required scopes, separated by spaces.', examples: ['invoices:read'] }),
    address: z
      .string({ error: ONCE })
      .refine((address) => parseAddress(address) !== undefined, 'must be an IP address')
      .overwrite(canonicalAddress)
      .optional()
      .meta({
        description:
          'The address that the request came from. Without it, a key with an allowlist is not active.',
        examples: ['192.0.2.7'],
      }),
  })
  .meta({ id: 'IntrospectionRequest' });

const introspectionResponse = z
  .object({
    active: z.boolean(),
    scope: z
      .string()
      .optional()
      .meta({
        description: 'The scopes of your service that the credential has, separated by spaces.',
        examples: ['invoices:read'],
      }),
    sub: field.id
      .optional()
      .meta({ description: "The user, or the API key's owner: a user or a service account." }),
    service_account_id: field.id
      .optional()
      .meta({ description: 'The same as `sub`, where that is a service account.' }),
    client_id: field.id.optional().meta({ description: 'The API key.' }),
    token_type: z.enum(['api_key', 'access_token']).optional(),
    exp: z.int().optional(),
    iat: z.int().optional(),
    aud: z
      .string()
      .optional()
      .meta({ description: 'Your name.', examples: ['billing'] }),
    workspace_id: field.id.optional(),
    role: z.enum(ROLES).optional(),
    kind: z.enum(['user', 'api_key']).optional(),
    name: z
      .string()
      .optional()
      .meta({ description: "The API key's name.", examples: ['Production backend'] }),
  })
  .meta({
    id: 'Introspection',
    description: 'RFC 7662. For an invalid credential, just `{"active": false}`.',
  });

@ApiTags('Verification')
@Controller('introspect')
export class IntrospectionController {
  constructor(private readonly introspection: Introspection) {}

  @Post()
  @HttpCode(200)
  @RequireResourceServer()
  @FormBody()
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOperation({ summary: 'Introspect a credential (RFC 7662)', operationId: 'introspect' })
  @Answers(200, 'The current state of the credential.', introspectionResponse)
  @Problems('validation_failed', 'unsupported_media_type', 'payload_too_large', ...LIMIT_PROBLEMS)
  introspect(
    @Req() request: FastifyRequest,
    @Body({ schema: introspectionBody }) body: z.output<typeof introspectionBody>,
  ): Promise<IntrospectionResponse> {
    const asked = {
      audience: resourceServerOf(request).name,
      scopes: body.scope?.split(' ').filter(Boolean) ?? [],
      address: body.address ?? null,
    };
    return this.introspection.of(body.token, asked, request);
  }
}

import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers, Problems } from '../../core/openapi/responses.js';
import { Public } from '../../core/access/decorators.js';
import { IgnoresQuery } from '../../core/http/unknown-query.js';
import { Assertions, type PublicJwk } from './assertions.js';

const jwksResponse = z
  .object({
    keys: z.array(
      z.object({
        kty: z.string(),
        crv: z.string(),
        x: z.string(),
        y: z.string(),
        use: z.literal('sig'),
        alg: z.literal('ES256'),
        kid: z.string(),
      }),
    ),
  })
  .meta({ id: 'Jwks', description: 'Public keys (RFC 7517); the first is the current one.' });

@ApiTags('Verification')
@Controller('.well-known')
export class JwksController {
  constructor(private readonly assertions: Assertions) {}

  @Get('jwks.json')
  @Public({ withoutDatabase: true })
  @IgnoresQuery()
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({ summary: 'Get the keys that sign assertions', operationId: 'getJwks' })
  @Answers(200, 'The public keys, for any JWT library.', jwksResponse)
  @Problems('invalid_request')
  getJwks(): { keys: PublicJwk[] } {
    return { keys: this.assertions.publicKeys() };
  }
}

import { z } from 'zod';
import { ACCESS_TOKEN_SECONDS } from './access-tokens.js';
import type { IssuedTokens } from './sessions/sessions.js';

export const tokenShape = {
  access_token: z
    .string()
    .meta({ description: 'A JWT for `Authorization: Bearer`. Keep it in memory only.', examples: ['eyJ…'] }),
  token_type: z.literal('bearer'),
  expires_in: z.int().meta({ description: 'The lifetime in seconds.', examples: [ACCESS_TOKEN_SECONDS] }),
};

export const tokenResponse = z
  .object(tokenShape)
  .meta({ id: 'AccessToken', description: 'The refresh token is in an httpOnly cookie, never in a body.' });

export type TokenResponse = z.output<typeof tokenResponse>;

export const toTokenResponse = (tokens: IssuedTokens): TokenResponse => ({
  access_token: tokens.accessToken,
  token_type: 'bearer',
  expires_in: tokens.expiresInSeconds,
});

import { z } from 'zod';
import { displayName } from '../../core/http/fields.js';
import { issuedApiKeyResponse } from '../api-keys/api-key.schemas.js';
import { newPassword } from '../auth/sign-in/credentials.schemas.js';
import { email } from '../users/email.schema.js';
import { isOwnEmail, OWN_EMAIL_REFUSED } from '../auth/passwords/password-rules.js';
import { tokenShape } from '../auth/token.schemas.js';
import { userResponse } from '../users/user.schemas.js';
import { workspaceResponse } from '../workspaces/workspace.schemas.js';

export const signUpBody = z
  .strictObject({
    email,
    password: newPassword,
    name: displayName()
      .meta({ examples: ['Ada'] })
      .optional(),
  })
  .refine((body) => !isOwnEmail(body.password, body.email), { path: ['password'], error: OWN_EMAIL_REFUSED })
  .meta({ id: 'SignUp' });

export type SignUpBody = z.output<typeof signUpBody>;

export const signUpResponse = z
  .object({ user: userResponse, workspace: workspaceResponse, api_key: issuedApiKeyResponse, ...tokenShape })
  .meta({
    id: 'SignedUp',
    description: 'The account, its workspace, and its first key, whose secrets are shown only once.',
  });

export type SignUpResponse = z.output<typeof signUpResponse>;

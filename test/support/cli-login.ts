import { createHash, randomBytes } from 'node:crypto';
import { type RequestOptions, request, type Response } from './client.js';

type Server = { url: string };

/** A command that waits at a port for a code. */
export interface WaitingCommand {
  codeVerifier: string;
  codeChallenge: string;
  port: number;
}

export function waitingCommand(port = 53_682): WaitingCommand {
  const codeVerifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  return { codeVerifier, codeChallenge, port };
}

export const approveCliLogin = (
  server: Server,
  token: string,
  { codeChallenge, port }: WaitingCommand,
  options: RequestOptions = {},
): Promise<Response> =>
  request(server, 'POST', '/api/v1/auth/cli-login/authorize', {
    token,
    json: { code_challenge: codeChallenge, port, device_name: 'build-7' },
    ...options,
  });

export const exchangeCode = (
  server: Server,
  { codeVerifier, port }: Pick<WaitingCommand, 'codeVerifier' | 'port'>,
  code: string,
  options: RequestOptions = {},
): Promise<Response> =>
  request(server, 'POST', '/api/v1/auth/cli-login/token', {
    json: { code, code_verifier: codeVerifier, port },
    ...options,
  });

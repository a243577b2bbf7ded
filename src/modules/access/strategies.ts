import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { HeaderAPIKeyStrategy } from 'passport-headerapikey';
import { Strategy as HttpBearerStrategy } from 'passport-http-bearer';
import { BEARER_SCHEME } from './credential.js';
import { CredentialVerifier } from './credential-verifier.js';
import type { Identity } from './identity.js';

/** A Passport strategy that also recognises previously verified credentials synchronously. */
export interface AccessStrategy {
  /** The headers match this strategy's scheme. */
  recognise(headers: IncomingHttpHeaders): Identity | undefined;
  /** The credential as sent. */
  textOf(headers: IncomingHttpHeaders): string;
  /** Whether identifying the credential takes a query. */
  costsQuery(headers: IncomingHttpHeaders): boolean;
  authenticate(request: { headers: IncomingHttpHeaders }): void;
}

/** `X-API-Key: <key>` */
@Injectable()
export class ApiKeyStrategy
  extends PassportStrategy(HeaderAPIKeyStrategy, 'api-key')
  implements AccessStrategy
{
  constructor(private readonly verifier: CredentialVerifier) {
    super({ header: 'X-API-Key', prefix: '' }, false);
  }

  recognise(headers: IncomingHttpHeaders): Identity | undefined {
    return this.verifier.knownApiKey(headers['x-api-key'] as string);
  }

  costsQuery(headers: IncomingHttpHeaders): boolean {
    return this.verifier.isKeyByForm(this.textOf(headers));
  }

  textOf(headers: IncomingHttpHeaders): string {
    return headers['x-api-key'] as string;
  }

  validate(apiKey: string): Promise<Identity | null> {
    return this.verifier.verifyApiKey(apiKey);
  }
}

/** `Authorization: Bearer <key or access token>` */
@Injectable()
export class BearerStrategy extends PassportStrategy(HttpBearerStrategy, 'bearer') implements AccessStrategy {
  constructor(private readonly verifier: CredentialVerifier) {
    super();
  }

  recognise(headers: IncomingHttpHeaders): Identity | undefined {
    return this.verifier.knownBearer((headers.authorization as string).slice(BEARER_SCHEME.length));
  }

  costsQuery(headers: IncomingHttpHeaders): boolean {
    return this.verifier.isKeyByForm(this.textOf(headers));
  }

  textOf(headers: IncomingHttpHeaders): string {
    return (headers.authorization as string).slice(BEARER_SCHEME.length);
  }

  validate(token: string): Identity | null | Promise<Identity | null> {
    return this.verifier.verifyBearer(token);
  }
}

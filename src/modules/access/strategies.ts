import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { HeaderAPIKeyStrategy } from 'passport-headerapikey';
import { Strategy as HttpBearerStrategy } from 'passport-http-bearer';
import { CredentialVerifier } from './credential-verifier.js';
import type { Identity } from './identity.js';

/** `X-API-Key: <key>` */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(HeaderAPIKeyStrategy, 'api-key') {
  constructor(private readonly verifier: CredentialVerifier) {
    super({ header: 'X-API-Key', prefix: '' }, false);
  }

  validate(apiKey: string): Promise<Identity | null> {
    return this.verifier.verifyApiKey(apiKey);
  }
}

/** `Authorization: Bearer <key or access token>` */
@Injectable()
export class BearerStrategy extends PassportStrategy(HttpBearerStrategy, 'bearer') {
  constructor(private readonly verifier: CredentialVerifier) {
    super();
  }

  validate(token: string): Promise<Identity | null> {
    return this.verifier.verifyBearer(token);
  }
}

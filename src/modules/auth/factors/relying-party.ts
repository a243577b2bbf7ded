import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { problem } from '../../../core/errors/problem.js';

const LOOPBACK_NAME = 'localhost';
const ON_LOOPBACK = /^http:\/\/localhost(:\d+)?$/;

/**
 * The identity for which passkeys are valid. Browsers tie a passkey to a host name, so it comes from `PUBLIC_URL`,
 * never from a request. Without it, outside production, it is `localhost`.
 */
@Injectable()
export class RelyingParty {
  private readonly origin: string | undefined;
  private readonly host: string | undefined;
  private readonly whyNot: string | undefined;

  constructor(@Inject(CONFIG) { publicUrl, environment }: Config) {
    if (publicUrl === undefined) {
      if (environment === 'production') this.whyNot = 'PUBLIC_URL is not set';
      else this.host = LOOPBACK_NAME;
      return;
    }
    const { origin, hostname, protocol } = new URL(publicUrl);
    if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) {
      this.whyNot = `PUBLIC_URL has the IP address ${hostname}, and browsers bind passkeys to a host name`;
    } else if (protocol !== 'https:' && !/(^|\.)localhost$/.test(hostname)) {
      this.whyNot = 'PUBLIC_URL is not https, and browsers offer passkeys only there and on localhost';
    } else {
      this.host = hostname;
      this.origin = origin;
    }
  }

  /** @throws 409 if browsers do not support passkeys at this server's address */
  get id(): string {
    if (this.host === undefined) {
      throw problem('passkeys_unavailable', { detail: `Passkeys do not work here: ${this.whyNot}.` });
    }
    return this.host;
  }

  /** Shown when a passkey is created. */
  get name(): string {
    return this.origin === undefined ? 'Latchkey' : new URL(this.origin).host;
  }

  /** Whether a page of this origin may use the passkeys. Without `PUBLIC_URL`, the port is not known in advance. */
  isOwn(origin: string): boolean {
    return this.origin === undefined ? ON_LOOPBACK.test(origin) : origin === this.origin;
  }
}

import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../core/config/config.js';
import { problem } from '../../core/errors/problem.js';
import { Problems } from '../../core/openapi/responses.js';

/**
 * Keeps other sites from using, or planting, the refresh cookie through a user's browser (CSRF). The cookie's
 * SameSite=Strict does most of that, but a sibling subdomain counts as the same site, and is stopped here. Browsers set
 * both headers themselves, and scripts cannot change them; other programs send neither.
 */
@Injectable()
class SameSiteGuard implements CanActivate {
  private readonly origins: Set<string>;

  constructor(@Inject(CONFIG) config: Config) {
    const own = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).origin];
    this.origins = new Set([...own, ...config.corsOrigins]);
  }

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const { origin, host } = headers;
    const site = headers['sec-fetch-site'];
    // The browser vouches for the page, even if a proxy has changed the host.
    if (site === 'same-origin') return true;
    const isAllowed =
      origin === undefined
        ? site !== 'cross-site' && site !== 'same-site'
        : this.origins.has(origin) || isOf(origin, host);
    if (!isAllowed) throw problem('cross_site_request');
    return true;
  }
}

/** The scheme is not compared, because behind a proxy that terminates TLS we do not see it. */
const isOf = (origin: string, host: string | undefined): boolean =>
  host !== undefined && (origin === `https://${host}` || origin === `http://${host}`);

/** Refuses requests that another site made a browser send. */
export const SameSiteOnly = () => applyDecorators(UseGuards(SameSiteGuard), Problems('cross_site_request'));

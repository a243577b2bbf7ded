import { extendRouteConfig } from './route-config.js';

/**
 * The body reaches the route's guards as an unparsed Buffer, byte for byte, for a signature that must be verified
 * before anything in the body is believed or even inspected.
 */
export const RawBody = () => extendRouteConfig({ rawBody: true });

import { extendRouteConfig } from './route-config.js';

/**
 * The body reaches the route's guards as a Buffer, byte for byte, and is not parsed: for a signature that is to be
 * verified before anything in the body is believed, or even looked at.
 */
export const RawBody = () => extendRouteConfig({ rawBody: true });

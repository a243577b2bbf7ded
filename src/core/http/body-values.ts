import { extendRouteConfig } from './route-config.js';

/** For routes whose bodies are long lists. */
export const BodyValuesMax = (bodyValuesMax: number) => extendRouteConfig({ bodyValuesMax });

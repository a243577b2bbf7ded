import { extendRouteConfig } from './route-config.js';

/** For a route whose bodies are long lists. */
export const BodyValuesMax = (bodyValuesMax: number) => extendRouteConfig({ bodyValuesMax });

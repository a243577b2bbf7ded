/** What comes before every path of this server, as the page was served: `/latchkey`, or nothing. */
export const basePath = document.documentElement.dataset.basePath ?? '';

/** A path of this server that is no page of the dashboard. */
export const serverPath = (path: `/${string}`): string => basePath + path;

/** Where this server is: what programs call, and what links for others begin with. */
export const serverUrl = window.location.origin + basePath;

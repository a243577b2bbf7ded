/** What precedes every path of this server, according to the page: `/latchkey`, or empty. */
export const basePath = document.documentElement.dataset.basePath ?? '';

/** A path of this server outside the dashboard. */
export const serverPath = (path: `/${string}`): string => basePath + path;

/** The server's URL, for programs and as the start of links for others. */
export const serverUrl = window.location.origin + basePath;

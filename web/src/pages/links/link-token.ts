let taken: string | null = null;

/**
 * The token of the mailed link that led here. It comes in the fragment, which no server and no log sees; here it is
 * taken out of the address at once, so that it does not stay in the history either.
 */
export function linkToken(): string | null {
  const token = /[#&]token=([^&]+)/.exec(window.location.hash)?.[1];
  if (token !== undefined) {
    taken = decodeURIComponent(token);
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  }
  return taken;
}

/** It was used. */
export function forgetLinkToken(): void {
  taken = null;
}

/** The pages opened by mailed links and by invitation links. */
export type LinkPage = '/reset-password' | '/verify-email' | '/stop-factor-reset' | '/accept-invitation';

let held: { page: LinkPage; token: string } | null = null;

/**
 * Holds the token of the link that led here. It comes in the fragment, which no server and no log sees, and moves into
 * this page's memory only, where it survives a sign-in or sign-up.
 *
 * @param hash the URL's fragment, with or without `#`
 * @returns whether it had a token
 */
export function holdLinkToken(page: LinkPage, hash: string): boolean {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token');
  if (token === null || token === '') return false;
  held = { page, token };
  return true;
}

/** @returns null for a URL without its token: truncated by a mail program, or reloaded */
export const heldLinkToken = (page: LinkPage): string | null => (held?.page === page ? held.token : null);

export function forgetLinkToken(): void {
  held = null;
}

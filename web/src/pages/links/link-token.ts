/** The pages that mailed links, and links of invitations, lead to. */
export type LinkPage = '/reset-password' | '/verify-email' | '/stop-factor-reset' | '/accept-invitation';

let held: { page: LinkPage; token: string } | null = null;

/**
 * Holds the token of the link that led here. It comes in the fragment, which no server and no log sees. From there
 * it goes into this page's memory alone, past a sign-in or a sign-up where one is needed.
 *
 * @param hash of the address, with or without `#`. @returns whether it had a token
 */
export function holdLinkToken(page: LinkPage, hash: string): boolean {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token');
  if (token === null || token === '') return false;
  held = { page, token };
  return true;
}

/** @returns null for an address without its token: cut off by a mail program, or reloaded */
export const heldLinkToken = (page: LinkPage): string | null => (held?.page === page ? held.token : null);

export function forgetLinkToken(): void {
  held = null;
}

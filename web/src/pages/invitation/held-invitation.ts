/**
 * The token of an invitation, on its way from the link, past the sign-in or sign-up, to the acceptance: in this
 * page's memory, in no address that is sent anywhere, and in no storage.
 */
let held: string | null = null;

/** @param hash of the address, with or without `#`. @returns whether it had a token */
export function holdInvitation(hash: string): boolean {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token');
  if (token === null || token === '') return false;
  held = token;
  return true;
}

export const heldInvitation = (): string | null => held;

export function forgetInvitation(): void {
  held = null;
}

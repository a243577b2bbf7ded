import type { SignedUp } from '@latchkey/sdk';

/**
 * The first key, on its way from the sign-up form to the page that shows it. Only in memory, and only until that page
 * is left.
 */
let held: SignedUp | null = null;

export function holdFirstKey(account: SignedUp): void {
  held = account;
}

export const heldFirstKey = (): SignedUp | null => held;

export function forgetFirstKey(): void {
  held = null;
}

import { core } from './common-passwords.js';

/**
 * The form in which passwords are checked and hashed (NIST 800-63B-4 §3.1.1.2): a password stays the same on keyboards
 * that compose accents differently, and full-width letters do not bypass the rules.
 */
export const normalisePassword = (password: string): string => password.normalize('NFKC');

/** Whether a password is the account's email or the part before the `@`, with or without ornament. */
export function isOwnEmail(password: string, email: string): boolean {
  const text = normalisePassword(password).trim().toLowerCase();
  const address = email.toLowerCase();
  const [localPart = ''] = address.split('@', 1);
  if (text === address || text === localPart) return true;
  const trimmed = core(text);
  return trimmed !== '' && (trimmed === address || trimmed === core(localPart));
}

export const OWN_EMAIL_REFUSED = 'must not be your email address';

import { core } from './common-passwords.js';

/** Whether a password is the e-mail of its account, or the part before the `@`, with or without ornament. */
export function isOwnEmail(password: string, email: string): boolean {
  const text = password.trim().toLowerCase();
  const address = email.toLowerCase();
  const [localPart = ''] = address.split('@', 1);
  if (text === address || text === localPart) return true;
  const trimmed = core(text);
  return trimmed !== '' && (trimmed === address || trimmed === core(localPart));
}

export const OWN_EMAIL_REFUSED = 'must not be your e-mail address';

import { z } from 'zod';
import { canonicalEmailAddress, isEmailAddress } from '../../../core/primitives/email-address.js';

const anyoneAt = (domain: string): string => `x@${domain}`;

/** The domain of an address in its canonical form. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

/** A domain of email addresses, in lower case and in ASCII as in DNS. */
export const domainName = z
  .string()
  .max(253, 'must have at most 253 characters')
  // An address is refused rather than cut: perhaps it was meant alone.
  .overwrite((text) => (text.includes('@') ? text : domainOf(canonicalEmailAddress(anyoneAt(text.trim())))))
  .refine((domain) => isEmailAddress(anyoneAt(domain)), 'must be a domain, such as acme.dev');

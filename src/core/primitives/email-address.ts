import { domainToASCII } from 'node:url';

const LENGTH_MAX = 254;
/** RFC 5321 §4.5.3.1.1. */
const LOCAL_PART_LENGTH_MAX = 64;

/**
 * `Dot-string@Domain` of RFC 5321 §4.1.2: what browsers take for an address too (HTML, "valid e-mail address"). Quoted
 * local parts and address literals, which they do not, are nobody's. The last label holds a letter: all digits are an
 * IP address.
 */
const ATOM = "[a-z\\d!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';
const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+(?!\\d+$)${LABEL}$`, 'i');

/** Whether mails can be sent there, as far as the form goes. */
export const isEmailAddress = (text: string): boolean =>
  text.length <= LENGTH_MAX && text.indexOf('@') <= LOCAL_PART_LENGTH_MAX && ADDRESS.test(text);

/**
 * The form in which addresses are compared and stored: lower case, and the domain as name servers know it, as browsers
 * send it (`почта.рф` is `xn--80a1acny.xn--p1ai`).
 */
export function canonicalEmailAddress(text: string): string {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const domain = trimmed.slice(at + 1);
  // Empty where it is none: then the address stays as it is, to be refused.
  const ascii = /[^\x00-\x7f]/.test(domain) ? domainToASCII(domain) || domain : domain;
  return `${trimmed.slice(0, at + 1)}${ascii}`.toLowerCase();
}

import { domainToASCII } from 'node:url';

const LENGTH_MAX = 254;
/** RFC 5321 §4.5.3.1.1. */
const LOCAL_PART_LENGTH_MAX = 64;

/**
 * `Dot-string@Domain` of RFC 5321 §4.1.2, which browsers accept too (HTML, "valid e-mail address"). Quoted local parts
 * and address literals, which browsers reject, are not used in practice. The last label must contain a letter: all
 * digits would be an IP address.
 */
const ATOM = "[a-z\\d!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';
const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+(?!\\d+$)${LABEL}$`, 'i');

/** Whether the text is well-formed enough to send mail to. */
export const isEmailAddress = (text: string): boolean =>
  text.length <= LENGTH_MAX && text.indexOf('@') <= LOCAL_PART_LENGTH_MAX && ADDRESS.test(text);

/**
 * The form in which addresses are compared and stored: lower case, with the domain in ASCII as in DNS and as browsers
 * send it (`почта.рф` is `xn--80a1acny.xn--p1ai`).
 */
export function canonicalEmailAddress(text: string): string {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const domain = trimmed.slice(at + 1);
  // Empty if the domain is invalid: the address then stays unchanged, and is refused later.
  const ascii = /[^\x00-\x7f]/.test(domain) ? domainToASCII(domain) || domain : domain;
  return `${trimmed.slice(0, at + 1)}${ascii}`.toLowerCase();
}

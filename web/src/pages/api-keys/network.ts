import { t } from '../../language/translate';

/**
 * Checks whether the server would accept `text` as an address or a block, as a hint while typing. The server decides:
 * this only catches typing errors.
 *
 * @returns what is wrong; undefined if it looks valid
 */
export function networkProblem(text: string): string | undefined {
  const [address = '', bits, ...more] = text.trim().split('/');
  if (more.length > 0) return t('has more than one slash');
  const version = isIpv4(address) ? 4 : isIpv6(address) ? 6 : undefined;
  if (version === undefined) return t('is neither an IPv4 nor an IPv6 address');
  if (bits === undefined) return undefined;
  const most = version === 4 ? 32 : 128;
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > most)
    return t('needs a number from 0 to {most} after the slash', { most });
  return undefined;
}

/**
 * The same for text still being typed: "203.0." may become valid, "203.0.300" cannot.
 *
 * @returns what is already wrong
 */
export function typingProblem(text: string): string | undefined {
  const typed = text.trim();
  if (typed.endsWith('/')) return networkProblem(typed.slice(0, -1));
  return !typed.includes('/') && isBeginning(typed) ? undefined : networkProblem(typed);
}

const isBeginning = (text: string): boolean =>
  /^[\da-f]{0,4}(:[\da-f:.]*)?$/i.test(text) ||
  (/^\d+(\.\d*){0,3}$/.test(text) && text.split('.').every((part) => part === '' || isOctet(part)));

const isOctet = (text: string): boolean =>
  /^\d{1,3}$/.test(text) && Number(text) <= 255 && (text === '0' || !text.startsWith('0'));

const isIpv4 = (text: string): boolean => {
  const parts = text.split('.');
  return parts.length === 4 && parts.every(isOctet);
};

/** The browser can parse them. */
const isIpv6 = (text: string): boolean => text.includes(':') && URL.canParse(`http://[${text}]/`);

import { randomInt } from 'node:crypto';

/** Without vowels, so that no words appear, and without easily confused characters (RFC 8628, section 6.1). */
const ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 8;

/** One of 20^8, about 2.6 × 10^10. */
export const newUserCode = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** `BCDF-GHJK`, as the device shows it. */
export const userCodeForPeople = (userCode: string): string =>
  `${userCode.slice(0, LENGTH / 2)}-${userCode.slice(LENGTH / 2)}`;

/** Accepts what people type: lower case, with or without the hyphen. */
export const readUserCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');

export const isUserCode = (text: string): boolean => new RegExp(`^[${ALPHABET}]{${LENGTH}}$`).test(text);

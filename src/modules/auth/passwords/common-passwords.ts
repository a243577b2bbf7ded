import { createRequire } from 'node:module';
import { once } from '../../../core/primitives/once.js';

/**
 * Modern words, this product's name, and passwords based on keyboard walks and repetitions, which the list is too old
 * or too short to contain.
 */
const MORE_WORDS = `
  abcabc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij adminadmin asdasdasd correcthorsebatterystaple
  fortnite hotmail iloveyousomuch invincible latchkey linkedin mynoob passphrase postgres qweqweqwe qwer qwerqwer
  qwertyqwerty qwertz qwertzui qwertzuiop rockyou rootroot twitter welcomeback welcomehome whatsapp wordpress zxcv zxczxc
`;

/** With shorter words, most passwords with digits and symbols around a few letters would be refused. */
const WORD_LENGTH_MIN = 4;

/**
 * The fifty thousand most common passwords, which are refused with any digits and punctuation before and after them
 * (`Password2024!`). Loaded when the first password is chosen, because that takes some 50 ms.
 */
const words = once((): ReadonlySet<string> => {
  const load = createRequire(import.meta.url);
  const { dictionary } = load('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common');
  const all = [...dictionary['passwords-common'], ...MORE_WORDS.trim().split(/\s+/)];
  return new Set(all.filter((word) => word.length >= WORD_LENGTH_MIN));
});

/** Keyboard walks, and the alphabet, in both directions. Matches any eight or more consecutive characters of one. */
const WALKS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
  'qazwsxedcrfvtgbyhnujmikolp',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
  '!@#$%^&*()_+',
  '147258369',
  '741852963',
  '123qweasdzxc',
  'qwe123asd456zxc789',
].flatMap((walk) => [walk, [...walk].reverse().join('')]);

/** Symbols that people substitute for letters. `1` and `!` stand for i or l: both are tried. */
const SIGNS: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '0': 'o', $: 's', '5': 's', '7': 't' };

const withoutSigns = (text: string, one: 'i' | 'l'): string =>
  text.replace(/[@430$57]/g, (sign) => SIGNS[sign] ?? sign).replace(/[1!|]/g, one);

/**
 * The text without surrounding digits and punctuation. In linear time, which a regular expression would not achieve.
 */
export function core(text: string): string {
  const characters = [...text];
  const isLetter = (character: string): boolean => /\p{L}/u.test(character);
  const first = characters.findIndex(isLetter);
  return first === -1 ? '' : characters.slice(first, characters.findLastIndex(isLetter) + 1).join('');
}

/** `aaaaaaaa`, `abababab`, `12341234`: a repeated piece of up to four characters. */
const REPETITION = /^(.{1,4}?)\1+.?$/su;

/** Whether attackers try this password first, ignoring case. */
export function isCommonPassword(password: string): boolean {
  // To its owner, a password is the same with or without invisible characters.
  const text = password
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase();
  if (REPETITION.test(text) || WALKS.some((walk) => walk.includes(text))) return true;
  const candidates = [text, withoutSigns(text, 'i'), withoutSigns(text, 'l')];
  // Trailing symbols are more often ornament than letters: `p@ssw0rd1!`.
  const trimmed = core(text);
  candidates.push(trimmed, withoutSigns(trimmed, 'i'), withoutSigns(trimmed, 'l'));
  return candidates.some((candidate) => words().has(candidate) || words().has(core(candidate)));
}

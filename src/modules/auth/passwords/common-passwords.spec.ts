import { describe, expect, it } from '@jest/globals';
import { isCommonPassword } from './common-passwords.js';
import { isOwnEmail } from './password-rules.js';

describe('common passwords', () => {
  it.each([
    ...[
      'password',
      'PASSWORD',
      'Password1',
      'password123!',
      '1password',
      'p@ssw0rd',
      'P@$$w0rd2024!',
      'pa55word',
    ],
    ...['12345678', '123456789', '1234567890', '87654321', '00000000', '11111111', '12341234', '123123123'],
    ...['qwertyui', 'QWERTYUIOP', 'asdfghjkl', '1qaz2wsx', '1q2w3e4r', 'q1w2e3r4', 'zaq1xsw2'],
    ...[
      'iloveyou',
      'sunshine',
      'princess1',
      'football',
      'baseball1',
      'letmein1',
      'trustno1',
      'welcome123',
      'monkey99',
    ],
    ...[
      'dragon1985',
      'superman!',
      'admin123',
      'administrator',
      'changeme',
      'abcdefgh',
      'abcd1234',
      'latchkey2026',
    ],
    ...['cheyenne1', 'Gladiator!', '2024wolfpack'],
    ...['aaaaaaaa', 'abababab', 'abcabcabc', 'aaaaaaaab', '!!!!!!!!', '😀😀😀😀'],
  ])('include %s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each([
    ...[
      'correct horse battery',
      'tr0ub4dor&3 and more',
      'mein Kater heißt Schnurri',
      'xkR3-p9!qLw2',
      'пароль на весь год',
    ],
    ...['password of my grandmother', 'sunshine over the roof', 'qwertz-Klavier-Sonate', '7f3c9a1e5b'],
    ...['1988-max-4711', '90210+dan+36'],
  ])('do not include %s', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });
});

describe('the email as password', () => {
  it.each([
    'jane.doe@example.com',
    'Jane.Doe@Example.COM',
    'jane.doe',
    'JANE.DOE',
    ' jane.doe ',
    'jane.doe99',
    '!jane.doe!',
  ])('%s is refused for jane.doe@example.com', (password) => {
    expect(isOwnEmail(password, 'jane.doe@example.com')).toBe(true);
  });

  it.each(['jane.does it again', 'example.com', 'doe.jane', '12345-67890'])('%s is not', (password) => {
    expect(isOwnEmail(password, 'jane.doe@example.com')).toBe(false);
  });
});

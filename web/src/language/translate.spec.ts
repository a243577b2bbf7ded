import { afterEach, describe, expect, it } from '@jest/globals';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { plural, rich, setDictionary, t, translateDeclared } from './translate';

afterEach(() => setDictionary({}));

describe('A text', () => {
  it('is English without a dictionary, with its values filled in and numbers formatted', () => {
    expect(t('Cancel')).toBe('Cancel');
    expect(t('Used per {per}', { per: '{per}' })).toBe('Used per {per}');
    expect(t('{used} of {requests} per {per}', { used: 1_234, requests: 5_000, per: 'day' })).toBe(
      '1,234 of 5,000 per day',
    );
  });

  it('is the dictionary’s, which may have the values in another order', () => {
    setDictionary({ '{used} of {requests} per {per}': 'pro {per}: {requests}, davon {used}' });
    expect(t('{used} of {requests} per {per}', { used: 1, requests: 2, per: 'Tag' })).toBe(
      'pro Tag: 2, davon 1',
    );
  });

  it('has the form for its number', () => {
    const keys = (count: number) => plural(count, '{count} key', '{count} keys');
    expect([0, 1, 2].map(keys)).toEqual(['0 keys', '1 key', '2 keys']);
    setDictionary({ '{count} keys': { one: 'ein Schlüssel', other: '{count} Schlüssel' } });
    expect([0, 1, 2].map(keys)).toEqual(['0 Schlüssel', 'ein Schlüssel', '2 Schlüssel']);
  });

  it('can have elements, and shows the names in them as they are', () => {
    const html = renderToStaticMarkup(
      rich('Reference {requestId}', { requestId: createElement('b', null, '<i> {requestId}') }),
    );
    expect(html).toBe('Reference <b>&lt;i&gt; {requestId}</b>');
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', ''])(
    'that nobody translated stays as it is: %j',
    (text) => {
      expect(translateDeclared(text)).toBe(text);
      setDictionary({ Cancel: 'Abbrechen' });
      expect(translateDeclared(text)).toBe(text);
    },
  );
});

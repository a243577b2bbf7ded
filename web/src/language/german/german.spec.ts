import { describe, expect, it } from '@jest/globals';
import { auditActions, events, scopes } from 'virtual:declarations';
import { documents } from '../../pages/documents/german';
import { messageFor, nounOf } from '../../workspace/audit-sentence/sentence';
import type { Dictionary, PluralForms } from '../translate';
import { german } from '.';
import { account } from './account';
import { apiKeyPage } from './api-key-page';
import { apiKeys } from './api-keys';
import { common } from './common';
import { declared } from './declared';
import { people } from './people';
import { shell } from './shell';
import { workspace } from './workspace';

const DICTIONARIES: Record<string, Dictionary> = {
  account,
  apiKeyPage,
  apiKeys,
  common,
  declared,
  documents,
  people,
  shell,
  workspace,
};

/** Words that German engineers use, too, and words that both languages have. */
const SAME_IN_BOTH = new Set([
  'App',
  'Audit',
  'Canary',
  'Code',
  'Details',
  'ID',
  'Issuer',
  'Limits',
  'Name',
  'Name A–Z',
  'Name Z–A',
  'Passkey',
  'Scope',
  'Scopes',
  'Status',
  'System',
  'Test',
  'Text',
  'URL',
  'URL:',
  'Webhooks',
  'Workspace',
  'Workspaces',
  'https://example.com/webhooks',
]);

const entries = Object.entries<string | PluralForms>(german);

/** `{name}`, `<link>` and `</link>`, sorted. */
const placesIn = (text: string): string[] => (text.match(/\{\w+\}|<\/?\w+>/g) ?? []).sort();

const formsOf = (text: string | PluralForms): string[] =>
  typeof text === 'string' ? [text] : Object.values(text);

describe('The German texts', () => {
  it('include all that a module declares for people, or nothing of it', () => {
    const told = auditActions.flatMap(({ name, target, words }) =>
      words === null
        ? []
        : [words, messageFor(name), nounOf(target)].map((text) => ({
            name,
            text,
          })),
    );
    const texts = [scopes, events].flatMap((declarations) =>
      declarations.flatMap(({ name, group, words }) => [group, words].map((text) => ({ name, text }))),
    );
    // A resource that someone adds stays English until its texts have German.
    const hasGerman = new Map<string, Set<boolean>>();
    for (const { name, text } of [...told, ...texts]) {
      const [subject = ''] = name.split(/[.:]/);
      hasGerman.set(subject, (hasGerman.get(subject) ?? new Set()).add(Object.hasOwn(german, text)));
    }
    expect([...hasGerman].filter(([, answers]) => answers.size > 1)).toEqual([]);
    expect([...hasGerman].filter(([, answers]) => answers.has(true)).length).toBeGreaterThan(15);
  });

  it('can leave out the name in each sentence of the audit trail', () => {
    const sentences = entries.filter(([english]) => /^\{actor\} .* \{name\}$/.test(english));
    expect(sentences.length).toBeGreaterThan(30);
    expect(sentences.filter(([, text]) => typeof text !== 'string' || !text.includes(' {name}'))).toEqual([]);
  });

  it('have the places and tags of the English ones', () => {
    const others = entries.filter(([english, text]) => {
      const other = typeof text === 'string' ? text : text.other;
      return placesIn(other).join(' ') !== placesIn(english).join(' ');
    });
    expect(others).toEqual([]);
  });

  it('leave out at most the number if there is only one', () => {
    const others = entries.filter(([english, text]) => {
      const wanted = placesIn(english).filter((place) => place !== '{count}');
      return (
        typeof text !== 'string' &&
        Object.values(text).some(
          (form) =>
            placesIn(form)
              .filter((place) => place !== '{count}')
              .join(' ') !== wanted.join(' '),
        )
      );
    });
    expect(others).toEqual([]);
  });

  it('have both German plural forms', () => {
    const others = entries.filter(
      ([, text]) => typeof text !== 'string' && Object.keys(text).sort().join(' ') !== 'one other',
    );
    expect(others).toEqual([]);
  });

  it('stand in one dictionary only', () => {
    const homes = new Map<string, string[]>();
    for (const [name, dictionary] of Object.entries(DICTIONARIES))
      for (const english of Object.keys(dictionary))
        homes.set(english, [...(homes.get(english) ?? []), name]);
    expect([...homes].filter(([, names]) => names.length > 1)).toEqual([]);
    expect([...homes.keys()].sort()).toEqual(Object.keys(german).sort());
  });

  it('are German', () => {
    const untranslated = entries.filter(
      ([english, text]) =>
        /[a-z]{2}/i.test(english.replaceAll(/\{\w+\}|<\/?\w+>/g, '')) &&
        !SAME_IN_BOTH.has(english) &&
        formsOf(text).includes(english),
    );
    expect(untranslated.map(([english]) => english)).toEqual([]);
    expect([...SAME_IN_BOTH].filter((english) => (german as Dictionary)[english] !== english)).toEqual([]);
  });
});

import { afterEach, expect, it } from '@jest/globals';
import { LatchkeyError } from '@latchkey/sdk';
import { german } from '../language/german';
import { setDictionary } from '../language/translate';
import { describeError, setErrorWords } from './describe-error';
import { errorWords } from './error-words';

const refused = (extensions: Record<string, unknown>) =>
  new LatchkeyError({
    status: 403,
    code: 'workspace_suspended',
    detail: 'The workspace is suspended: unpaid.',
    extensions,
  });

afterEach(() => setDictionary({}));

it('An error of the API is in the user’s language, or else in the server’s words', () => {
  const detail = (extensions: Record<string, unknown>) => describeError(refused(extensions)).detail;
  expect(detail({ reason: 'unpaid' })).toBe('The workspace is suspended: unpaid.');
  setDictionary(german);
  setErrorWords(errorWords);
  expect(detail({ reason: 'unpaid' })).toBe(
    'Der Betreiber dieses Servers hat den Workspace gesperrt: unpaid',
  );
  // A value that the text names is missing.
  expect(detail({})).toBe('The workspace is suspended: unpaid.');
});

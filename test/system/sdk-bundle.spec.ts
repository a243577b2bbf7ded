import { describe, expect, it } from '@jest/globals';
import { bundle } from '../support/bundle.js';

const RESOURCES = '/api/v1/documents';
const SIGNATURES = 'webhook-signature';
const SESSIONS = '/api/v1/auth/refresh';
const KEY_FORMAT = '[0-9a-f]{';

const contents = async (source: string) => {
  const code = await bundle(source);
  const has = (text: string) => code.includes(text);
  return {
    resources: has(RESOURCES),
    sessions: has(SESSIONS),
    signatures: has(SIGNATURES),
    keyFormat: has(KEY_FORMAT),
    nodeModules: /\bfrom\s*["']|\brequire\(["']node:/.test(code),
  };
};

describe('A bundle of the SDK', () => {
  it('has the client without the webhooks, if only the client is used', async () => {
    expect(await contents(`import { Latchkey } from '@latchkey/sdk'; console.log(Latchkey)`)).toEqual({
      resources: true,
      sessions: true,
      signatures: false,
      keyFormat: false,
      nodeModules: false,
    });
  });

  it('has the webhooks without the client, if only those are used', async () => {
    expect(await contents(`import { webhooks } from '@latchkey/sdk'; console.log(webhooks)`)).toEqual({
      resources: false,
      sessions: false,
      signatures: true,
      keyFormat: false,
      nodeModules: false,
    });
  });

  it('has neither, if only errors or keys are used', async () => {
    const none = { resources: false, sessions: false, signatures: false, nodeModules: false };
    expect(
      await contents(`import { LatchkeyError } from '@latchkey/sdk'; console.log(LatchkeyError)`),
    ).toMatchObject(none);
    expect(
      await contents(
        `import { apiKeyPattern } from '@latchkey/sdk/api-key-format'; console.log(apiKeyPattern)`,
      ),
    ).toMatchObject({ ...none, keyFormat: true });
  });

  it('is empty if nothing is used', async () => {
    expect((await bundle(`import '@latchkey/sdk'`)).trim()).toBe('');
  });
});

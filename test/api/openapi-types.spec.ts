import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

it("The SDK's types are those of the committed OpenAPI document (else: npm run openapi)", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [resolve(import.meta.dirname, '../../packages/sdk/tools/generate-types.js'), '--check'],
    { encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

import type { ApiKey } from '@latchkey/sdk';
import { describe, expect, it } from '@jest/globals';
import { toCsv } from './keys-csv';

const key = {
  id: '01970000-0000-7000-8000-000000000001',
  name: 'Billing',
  keyPrefix: 'lk_ab12',
  status: 'active',
  owner: { id: '01970000-0000-7000-8000-000000000002', name: 'Ada', type: 'user' },
  scopes: null,
  allowedIps: ['192.0.2.0/24', '2001:db8::/32'],
  createdAt: '2026-01-31T12:00:00.000Z',
  lastUsedAt: null,
  expiresAt: null,
  leakedAt: null,
  description: null,
  metadata: {},
} as unknown as ApiKey;

const linesOf = (keys: ApiKey[]): string[] => toCsv(keys).replace('\ufeff', '').split('\r\n');

describe('The file of the API keys', () => {
  it('has a header, a row for each key, and no secret', () => {
    expect(toCsv([key])).toBe(
      '\ufeffid,name,prefix,status,owner,owner_id,scopes,allowed_ips,created_at,last_used_at,expires_at,leaked_at,description,metadata\r\n' +
        `${key.id},Billing,lk_ab12,active,Ada,${key.owner.id},all,192.0.2.0/24 2001:db8::/32,${key.createdAt},,,,,\r\n`,
    );
  });

  it('keeps what people have typed in its cell', () => {
    const [, row] = linesOf([
      { ...key, name: 'Ada, "the first"', metadata: { team: 'a,b' }, description: 'short' },
    ]);
    expect(row).toContain(',"Ada, ""the first""",');
    expect(row).toContain('"{""team"":""a,b""}"');
    expect(toCsv([{ ...key, description: 'one\ntwo' }])).toContain('"one\ntwo"');
  });

  it.each(['=1+1', '+1', '-1', '@sum', '\t=1', '＝1'])('makes no formula of %j', (name) => {
    expect(linesOf([{ ...key, name }])[1]).toContain(`,'${name},`);
  });
});

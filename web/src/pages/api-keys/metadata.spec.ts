import { describe, expect, it } from '@jest/globals';
import { hasMetadataProblem, metadataNameProblem, toMetadata, toMetadataRows } from './metadata';

describe("A key's metadata in the form", () => {
  it('is unchanged if nothing is edited', () => {
    const metadata = { customer: 'acme', 'billing.plan': '' };
    expect(toMetadata(toMetadataRows(metadata))).toEqual(metadata);
  });

  it('omits empty rows', () => {
    const rows = [
      { name: '', value: '' },
      { name: ' customer ', value: 'acme' },
    ];
    expect(toMetadata(rows)).toEqual({ customer: 'acme' });
    expect(hasMetadataProblem(rows)).toBe(false);
  });

  it.each([
    ['', 'name'],
    ['two words', 'letters'],
    ['n'.repeat(65), 'letters'],
  ])('refuses the name %j', (name, problem) => {
    const rows = [{ name, value: 'acme' }];
    expect(metadataNameProblem(rows, 0)).toContain(problem);
    expect(hasMetadataProblem(rows)).toBe(true);
  });

  it('refuses a duplicate name in the later of the two rows', () => {
    const rows = [
      { name: 'customer', value: 'acme' },
      { name: 'customer', value: 'other' },
    ];
    expect(metadataNameProblem(rows, 0)).toBeUndefined();
    expect(metadataNameProblem(rows, 1)).toBe('customer already exists.');
  });
});

import { describe, expect, it } from '@jest/globals';
import { hasMetadataProblem, metadataNameProblem, toMetadata, toMetadataRows } from './metadata';

describe('The metadata of a key, as it is typed', () => {
  it('is what it was if nothing is touched', () => {
    const metadata = { customer: 'acme', 'billing.plan': '' };
    expect(toMetadata(toMetadataRows(metadata))).toEqual(metadata);
  });

  it('leaves out rows that are not filled in', () => {
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

  it('refuses a name that another row has, in the later of the two', () => {
    const rows = [
      { name: 'customer', value: 'acme' },
      { name: 'customer', value: 'other' },
    ];
    expect(metadataNameProblem(rows, 0)).toBeUndefined();
    expect(metadataNameProblem(rows, 1)).toBe('customer is there already.');
  });
});

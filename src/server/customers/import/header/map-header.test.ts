import { describe, expect, it } from 'vitest';
import { systemParameters } from '../../../../contract/parameters.ts';
import { mapHeader } from './map-header.ts';

describe('a header', () => {
  it('can name a column by a year or another number', () => {
    expect(mapHeader(['Email', 'First Name', '2024', '2025'], systemParameters).slice(2)).toEqual([
      { target: { kind: 'new', name: '2024' }, dates: null },
      { target: { kind: 'new', name: '2025' }, dates: null },
    ]);
  });

  it.each([
    ['holds an email address', ['Email', 'Name', 'ann@example.com'], 'ann@example.com'],
    ['is made of values for the most part', ['Email', '12.50', '2024-01-31'], '12.50'],
  ])('is missing if the first line %s', (_, names, value) => {
    expect(() => mapHeader(names, systemParameters)).toThrow(
      `The first line must contain the column names, but ${JSON.stringify(value)} looks like a value.`,
    );
  });
});

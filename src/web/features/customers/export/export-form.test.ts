import { describe, expect, it } from 'vitest';
import { columnsText } from './export-form.tsx';

describe('the form of an export', () => {
  it.each([
    [['Customer'], 'Customer alone'],
    [['Customer', 'Contact', 'Status'], 'Customer, Contact and Status'],
    [['Customer', 'Contact', 'Status', 'Orders'], 'Customer, Contact, Status and 1 more, in their order'],
  ])('names the columns %j', (names, text) => {
    expect(columnsText(names)).toBe(text);
  });
});

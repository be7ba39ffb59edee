import { describe, expect, it } from 'vitest';
import { listedCustomer } from '../../../../testing/customers/listed-customer.ts';
import {
  extendTo,
  isSelected,
  noSelection,
  selectRows,
  toggleRow,
  type SelectableRows,
  type Selection,
} from './selection.ts';

const everyone = ['a', 'b', 'c', 'd', 'e'].map((id) => listedCustomer({ id }));
const rows = rowsOf(everyone);
const [a, b, c, , e] = everyone;
if (a === undefined || b === undefined || c === undefined || e === undefined) throw new Error('There are five');

function rowsOf(customers: SelectableRows['customers']): SelectableRows {
  return { customers, indexOfId: (id) => customers.findIndex((customer) => customer.id === id) };
}

const selectedIn = (selection: Selection, of = everyone) =>
  of
    .filter(({ id }) => isSelected(selection, id))
    .map(({ id }) => id)
    .join('');

describe('a selection', () => {
  it('takes rows one by one, and gives them back', () => {
    const two = toggleRow(toggleRow(noSelection, a), c);
    expect(selectedIn(two)).toBe('ac');
    expect(selectedIn(toggleRow(two, a))).toBe('c');
  });

  it('of everyone leaves out what is unticked', () => {
    const all = { ...noSelection, isAll: true };
    expect(selectedIn(all)).toBe('abcde');
    const without = toggleRow(toggleRow(all, b), c);
    expect(selectedIn(without)).toBe('ade');
    expect(selectedIn(toggleRow(without, b))).toBe('abde');
    expect(selectedIn(selectRows(without, everyone, true))).toBe('abcde');
  });

  it('takes all rows, and keeps those of another list', () => {
    const other = listedCustomer({ id: 'x' });
    const all = selectRows(toggleRow(noSelection, other), everyone, true);
    expect([...all.customers.keys()].join('')).toBe('xabcde');
    expect([...selectRows(all, everyone, false).customers.keys()]).toEqual(['x']);
  });
});

describe('a range', () => {
  it('goes from the last row to the one with Shift, up or down, and shrinks again', () => {
    const from = toggleRow(noSelection, c);
    expect(selectedIn(extendTo(from, rows, 4, null))).toBe('cde');
    expect(selectedIn(extendTo(extendTo(from, rows, 4, null), rows, 3, null))).toBe('cd');
    expect(selectedIn(extendTo(extendTo(from, rows, 4, null), rows, 0, null))).toBe('abc');
  });

  it('keeps what was selected before it', () => {
    const range = extendTo(toggleRow(toggleRow(noSelection, e), a), rows, 2, null);
    expect(selectedIn(range)).toBe('abce');
    expect(selectedIn(extendTo(range, rows, 0, null))).toBe('ae');
  });

  it('gives rows back when its first row was given back', () => {
    const all = selectRows(noSelection, everyone, true);
    expect(selectedIn(extendTo(toggleRow(all, b), rows, 3, null))).toBe('ae');
  });

  it('of keys starts at the row they step from, and continues while they step on', () => {
    const first = extendTo(noSelection, rows, 2, 1);
    expect(selectedIn(first)).toBe('bc');
    const second = extendTo(first, rows, 3, 2);
    expect(selectedIn(second)).toBe('bcd');
    expect(selectedIn(extendTo(second, rows, 2, 3))).toBe('bc');
    // The focus has moved without Shift meanwhile.
    expect(selectedIn(extendTo(toggleRow(noSelection, a), rows, 4, 3))).toBe('ade');
  });

  it('starts again when its first row is not in the list', () => {
    const elsewhere = toggleRow(noSelection, listedCustomer({ id: 'x' }));
    const extended = extendTo(elsewhere, rows, 1, null);
    expect([...extended.customers.keys()].join('')).toBe('xb');
  });

  it('leads nowhere past the rows', () => {
    expect(extendTo(noSelection, rows, 9, null)).toBe(noSelection);
  });
});

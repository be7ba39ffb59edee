import type { SQLOutputValue } from 'node:sqlite';
import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import { valuePairs } from '../../model/customer-parameters.ts';
import {
  figureColumns,
  presenceBits,
  type FigureField,
  type PresenceField,
} from '../../model/lists/customer-figures.ts';
import { bigCell, numberCell } from '../../../database/sqlite-rows.ts';
import { statusCodes } from '../database/schema.ts';
import { readParameterValues } from '../../model/stored-json.ts';
import { BitSet } from './bit-set.ts';
import { CustomerSlots } from './customer-slots.ts';
import { NumericColumn } from './numeric-column.ts';
import { ParameterColumn } from './parameter-column.ts';

/** Everything that lists are sorted and filtered by, by slot. */
export interface Columns {
  readonly slots: CustomerSlots;
  readonly statuses: Readonly<Record<CustomerStatus, BitSet>>;
  readonly figures: Readonly<Record<FigureField, NumericColumn>>;
  readonly presence: Readonly<Record<PresenceField, BitSet>>;
  readonly sources: ParameterColumn;
  /** Those that a list has asked for, by the parameter's id. */
  readonly parameters: Map<string, ParameterColumn>;
  /** By name; null until a list is sorted by it, and after names have changed. */
  names: NumericColumn | null;
}

export function emptyColumns(size: number): Columns {
  const bits = (): BitSet => new BitSet(size);
  const numbers = (): NumericColumn => new NumericColumn(size);
  return {
    slots: new CustomerSlots(size),
    statuses: { active: bits(), inactive: bits(), banned: bits() },
    figures: {
      totalOrders: numbers(),
      totalSpent: numbers(),
      averageOrderValue: numbers(),
      lifetimeValue: numbers(),
      lastOrderDate: numbers(),
      lastActivityDate: numbers(),
      updatedAt: numbers(),
    },
    presence: { email: bits(), phone: bits(), name: bits() },
    sources: new ParameterColumn(),
    parameters: new Map(),
    names: null,
  };
}

type Row = readonly SQLOutputValue[] | Record<string, SQLOutputValue>;

/** Adds a row of `figures` and returns its slot. */
export function addRow(columns: Columns, row: Row): number {
  const [position, status, presence, source, ...figures] = Object.values(row);
  const slot = columns.slots.findOrAdd(bigCell(position));
  const code = numberCell(status);
  for (const one of customerStatuses) if (statusCodes[one] === code) columns.statuses[one].set(slot, true);
  const bits = numberCell(presence);
  for (const [field, bit] of presenceBits) columns.presence[field].set(slot, (bits & bit) !== 0);
  if (typeof source === 'string') columns.sources.add(slot, source);
  figureColumns.forEach((field, at) => {
    const cell = figures[at] ?? null;
    columns.figures[field].set(slot, cell === null ? Number.NaN : numberCell(cell));
  });
  return slot;
}

/** Adds the values that a customer has of the parameters in use; `json` has all of them. */
export function addValues(parameters: ReadonlyMap<string, ParameterColumn>, slot: number, json: string): void {
  const pairs = valuePairs(readParameterValues(json));
  for (let at = 0; at < pairs.length; at += 2) parameters.get(pairs[at] ?? '')?.add(slot, pairs[at + 1] ?? '');
}

import {
  conditionTypeOf,
  filterFields,
  formatCondition,
  isFilterField,
  type Condition,
  type ConditionType,
  type FilterField,
} from '../../../../contract/list/list-filter.ts';
import type { Parameter } from '../../../../contract/list/list-metadata.ts';
import { uniqueConditions } from '../url/list-conditions.ts';
import { nameParameter } from '../api/parameter-names.ts';

/** What lists are filtered by: a field of the customer, or a parameter. */
export interface FilterTarget {
  readonly field: string;
  readonly name: string;
  readonly type: ConditionType;
  /** How numbers are written. */
  readonly unit: 'amount' | 'number';
  /** Null for fields, and for parameters that the catalogue lacks. */
  readonly parameter: Parameter | null;
  /** The catalogue has loaded and lacks the parameter. */
  readonly isUnknown?: boolean;
}

const fieldNames: Readonly<Record<FilterField, string>> = {
  lifetimeValue: 'Lifetime value',
  totalSpent: 'Total spent',
  totalOrders: 'Orders',
  averageOrderValue: 'Average order',
  lastOrderDate: 'Last order',
  lastActivityDate: 'Last activity',
  createdAt: 'Created',
  updatedAt: 'Updated',
  email: 'Email',
  phone: 'Phone',
  name: 'Name',
  source: 'Added through',
};

const offered: readonly FilterField[] = [
  'lifetimeValue',
  'totalSpent',
  'totalOrders',
  'averageOrderValue',
  'lastOrderDate',
  'lastActivityDate',
  'createdAt',
  'email',
  'phone',
  'name',
  'source',
  'updatedAt',
];

/** The fields that are offered, in order. */
export const customerTargets: readonly FilterTarget[] = offered.map(fieldTarget);

function fieldTarget(field: FilterField): FilterTarget {
  const type = filterFields[field];
  const unit = type === 'number' && field !== 'totalOrders' ? 'amount' : 'number';
  return { field, name: fieldNames[field], type, unit, parameter: null };
}

export function parameterTarget(parameter: Parameter): FilterTarget {
  const { id, name, type } = parameter;
  return { field: id, name, type: conditionTypeOf(type), unit: 'number', parameter };
}

/** The target of a condition's field; `…` names a parameter while the catalogue loads. */
export function targetOf(field: string, catalogue: readonly Parameter[] | undefined): FilterTarget {
  if (isFilterField(field)) return fieldTarget(field);
  const parameter = catalogue?.find(({ id }) => id === field);
  if (parameter !== undefined) return parameterTarget(parameter);
  const { name, type, defined } = nameParameter(field, catalogue, catalogue === undefined);
  return {
    field,
    name: name ?? '…',
    type: conditionTypeOf(type ?? 'text'),
    unit: 'number',
    parameter: null,
    isUnknown: !defined,
  };
}

/** The conditions of one chip: a range, and values that are ruled out, are several conditions on one field. */
export interface ChipConditions {
  readonly field: string;
  readonly conditions: readonly Condition[];
}

const rangeEnds: readonly (readonly [string, string])[] = [
  ['gte', 'lte'],
  ['from', 'before'],
];

/** The conditions as chips, in order. */
export function chipsOf(conditions: readonly Condition[]): readonly ChipConditions[] {
  const chips: ChipConditions[] = [];
  for (const condition of conditions) {
    const { field } = condition;
    const start = chips.findIndex((chip) => chip.field === field && isOneChip([...chip.conditions, condition]));
    const before = chips[start];
    if (before === undefined) chips.push({ field, conditions: [condition] });
    else chips[start] = { field, conditions: [...before.conditions, condition] };
  }
  return chips;
}

function isOneChip(conditions: readonly Condition[]): boolean {
  if (conditions.every(({ operator }) => operator === 'not')) return true;
  const [one, other, ...more] = conditions;
  return more.length === 0 && rangeEnds.some(([from, to]) => one?.operator === from && other?.operator === to);
}

/** The conditions with `next` in the position of `current`, or after all others. */
export function replaceConditions(
  conditions: readonly Condition[],
  current: readonly Condition[],
  next: readonly Condition[],
): readonly Condition[] {
  const replaced = new Set(current.map(formatCondition));
  const isReplaced = (condition: Condition) => replaced.has(formatCondition(condition));
  const at = conditions.findIndex(isReplaced);
  const kept = conditions.filter((condition) => !isReplaced(condition));
  return uniqueConditions(kept.toSpliced(at < 0 ? kept.length : at, 0, ...next));
}

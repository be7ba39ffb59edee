import {
  filterFields,
  isFilterField,
  parseInstant,
  startOfPeriod,
  type Condition,
  type FilterField,
} from '../../../../contract/list/list-filter.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';

/** A condition of `filter` as stores test it: on one thing of a customer, with dates as numbers. */
export interface ListCondition {
  readonly subject: ConditionSubject;
  readonly test: ConditionTest;
}

export type ConditionSubject =
  | { readonly kind: 'field'; readonly field: FilterField }
  /** `isDate`: its values are calendar days, compared by their midnight in UTC. */
  | { readonly kind: 'parameter'; readonly id: string; readonly isDate: boolean };

export type ConditionTest =
  | { readonly kind: 'set'; readonly isSet: boolean }
  /** Both bounds are in the range. Dates are milliseconds since 1970. */
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  /** `isNegated` also matches customers without a value. */
  | { readonly kind: 'oneOf'; readonly values: readonly string[]; readonly isNegated: boolean };

/** `parameter`: the definition of a condition on one. `now`: ms since 1970, which periods are counted back from. */
export function resolveCondition(
  condition: Condition,
  parameter: ParameterDefinition | null,
  now: number,
): ListCondition {
  return { subject: subjectOf(condition, parameter), test: testOf(condition, now) };
}

function subjectOf({ field }: Condition, parameter: ParameterDefinition | null): ConditionSubject {
  if (parameter !== null) return { kind: 'parameter', id: parameter.id, isDate: parameter.type === 'date' };
  if (!isFilterField(field)) throw new TypeError(`Expected one of ${Object.keys(filterFields).join()}, not ${field}`);
  return { kind: 'field', field };
}

function testOf(condition: Condition, now: number): ConditionTest {
  switch (condition.operator) {
    case 'set':
      return { kind: 'set', isSet: true };
    case 'unset':
      return { kind: 'set', isSet: false };
    case 'eq':
      return { kind: 'range', from: condition.value, to: condition.value };
    case 'gte':
      return { kind: 'range', from: condition.value, to: Infinity };
    case 'lte':
      return { kind: 'range', from: -Infinity, to: condition.value };
    case 'from':
      return { kind: 'range', from: parseInstant(condition.value) ?? Infinity, to: Infinity };
    case 'before':
      return { kind: 'range', from: -Infinity, to: (parseInstant(condition.value) ?? -Infinity) - 1 };
    case 'within':
      return { kind: 'range', from: startOfPeriod(condition.value, now), to: Infinity };
    case 'older':
      return { kind: 'range', from: -Infinity, to: startOfPeriod(condition.value, now) - 1 };
    case 'is':
      return { kind: 'oneOf', values: [condition.value], isNegated: false };
    case 'not':
      return { kind: 'oneOf', values: [condition.value], isNegated: true };
    case 'in':
      return { kind: 'oneOf', values: condition.value, isNegated: false };
  }
}

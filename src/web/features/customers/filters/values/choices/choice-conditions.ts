import type { Condition } from '../../../../../../contract/list/list-filter.ts';

export type ChoiceOperator = 'in' | 'not';

/** Conditions that hold for customers with one of the values, or with none of them; null without a value. */
export function choiceConditions(
  field: string,
  operator: ChoiceOperator,
  values: readonly string[],
): readonly Condition[] | null {
  const [first, second] = values;
  if (first === undefined) return null;
  if (operator === 'not') return values.map((value) => ({ field, operator, value }));
  return [second === undefined ? { field, operator: 'is', value: first } : { field, operator, value: values }];
}

/** The values of the conditions that are edited. */
export function chosenValues(conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap((condition) => {
    if (condition.operator === 'in') return condition.value;
    return condition.operator === 'is' || condition.operator === 'not' ? [condition.value] : [];
  });
}

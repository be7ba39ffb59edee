import {
  filterFields,
  formatCondition,
  isFilterField,
  maxConditions,
  parseCondition,
  splitCondition,
  type Condition,
  type ConditionType,
  type FilterOperator,
} from '../../../../contract/list/list-filter.ts';

export interface ParameterFilter {
  readonly id: string;
  /** Null matches any value. */
  readonly value: string | null;
}

/** Reads the conditions of a URL. Invalid and repeated ones count as absent, as do those after the tenth. */
export function decodeConditions(texts: readonly string[]): readonly Condition[] {
  const read = texts.flatMap((text) => decodeCondition(text) ?? []);
  return uniqueConditions(read);
}

/** Which values a condition may have depends on its field; of a parameter, the operator says enough. */
function decodeCondition(text: string): Condition | null {
  const parts = splitCondition(text);
  if (parts === null) return null;
  const type = isFilterField(parts.field) ? filterFields[parts.field] : typeByOperator[parts.operator];
  const parsed = parseCondition(parts, type);
  return 'condition' in parsed ? parsed.condition : null;
}

const typeByOperator = {
  eq: 'number',
  gte: 'number',
  lte: 'number',
  from: 'date',
  before: 'date',
  within: 'date',
  older: 'date',
  is: 'text',
  not: 'text',
  in: 'text',
  set: 'text',
  unset: 'text',
} as const satisfies Readonly<Record<FilterOperator, ConditionType>>;

/** The conditions without repetitions, as many as a list may have. */
export function uniqueConditions(conditions: readonly Condition[]): readonly Condition[] {
  const byText = new Map(conditions.map((condition) => [formatCondition(condition), condition]));
  return [...byText.values()].slice(0, maxConditions);
}

/**
 * A parameter filter as a condition; null for a value that conditions cannot have: the empty one, and those that are
 * most likely of a number or a date, which have no `is`.
 */
export function conditionOf({ id, value }: ParameterFilter): Condition | null {
  if (value === null) return { field: id, operator: 'set' };
  return value === '' || /^[-\d.,]+$/.test(value) ? null : { field: id, operator: 'is', value };
}

/** The opposite of `conditionOf`; null for conditions that only sources that combine filters know. */
export function parameterFilterOf(condition: Condition): ParameterFilter | null {
  if (isFilterField(condition.field)) return null;
  if (condition.operator === 'set') return { id: condition.field, value: null };
  return condition.operator === 'is' ? { id: condition.field, value: condition.value } : null;
}

/** The ids of the parameters whose values customers with these conditions can have. */
export function parametersIn(conditions: readonly Condition[]): readonly string[] {
  const named = conditions.filter(({ field, operator }) => !isFilterField(field) && operator !== 'unset');
  return [...new Set(named.map(({ field }) => field))];
}

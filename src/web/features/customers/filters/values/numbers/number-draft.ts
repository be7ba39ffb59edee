import type { Condition } from '../../../../../../contract/list/list-filter.ts';

export const usualModes = ['gte', 'lte', 'between', 'unset'] as const;
export type NumberMode = (typeof usualModes)[number] | 'eq' | 'set';
export const moreModes: readonly NumberMode[] = ['eq', 'set'];

export const modeLabels: Readonly<Record<NumberMode, string>> = {
  gte: 'At least',
  lte: 'At most',
  between: 'Between',
  unset: 'Not set',
  eq: 'Exactly',
  set: 'Is set',
};

/** What is chosen and typed, before it is applied. */
export interface NumberDraft {
  readonly mode: NumberMode;
  readonly from: string;
  readonly to: string;
}

/** The conditions of a chip as they are edited. */
export function draftOf(conditions: readonly Condition[]): NumberDraft {
  const textOf = (...operators: readonly string[]) => {
    const found = conditions.find(({ operator }) => operators.includes(operator));
    return found !== undefined && 'value' in found && typeof found.value === 'number' ? String(found.value) : '';
  };
  return { mode: modeOf(conditions), from: textOf('gte', 'eq'), to: textOf('lte') };
}

function modeOf(conditions: readonly Condition[]): NumberMode {
  const [first, second] = conditions;
  if (second !== undefined) return 'between';
  switch (first?.operator) {
    case 'lte':
    case 'eq':
    case 'set':
    case 'unset':
      return first.operator;
    default:
      return 'gte';
  }
}

/** The conditions of a draft; null while it is incomplete. */
export function conditionsOf(
  field: string,
  mode: NumberMode,
  least: number | null,
  most: number | null,
): readonly Condition[] | null {
  switch (mode) {
    case 'set':
    case 'unset':
      return [{ field, operator: mode }];
    case 'gte':
    case 'eq':
      return least === null ? null : [{ field, operator: mode, value: least }];
    case 'lte':
      return most === null ? null : [{ field, operator: 'lte', value: most }];
    case 'between':
      if (least === null || most === null || least > most) return null;
      return [
        { field, operator: 'gte', value: least },
        { field, operator: 'lte', value: most },
      ];
  }
}

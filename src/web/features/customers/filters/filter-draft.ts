import type { Count, Parameter } from '../../../../contract/app-api.ts';
import type { ParameterFilter } from '../url/list-params.ts';

/** What is being put together in the popover before it is applied. */
export interface FilterDraft {
  /** Null while none is chosen. */
  readonly parameterId: string | null;
  readonly mode: 'exactly' | 'set';
  /** As typed or chosen; empty for none yet. Never changed: values match exactly. */
  readonly value: string;
}

export function draftOf(filter: ParameterFilter | null): FilterDraft {
  if (filter === null) return { parameterId: null, mode: 'exactly', value: '' };
  return { parameterId: filter.id, mode: filter.value === null ? 'set' : 'exactly', value: filter.value ?? '' };
}

/** Another parameter has other values: the value goes, the mode stays. */
export function withParameter(draft: FilterDraft, parameterId: string): FilterDraft {
  return parameterId === draft.parameterId ? draft : { ...draft, parameterId, value: '' };
}

/** The filter a draft stands for; null while it is incomplete. */
export function filterOf(draft: FilterDraft): ParameterFilter | null {
  if (draft.parameterId === null) return null;
  if (draft.mode === 'set') return { id: draft.parameterId, value: null };
  return draft.value === '' ? null : { id: draft.parameterId, value: draft.value };
}

/** How many customers a filter has whatever their status, as far as the catalogue knows. */
export function catalogueCount(filter: ParameterFilter, parameter: Parameter | undefined): Count | null {
  const customers =
    filter.value === null
      ? parameter?.customers
      : parameter?.options.find((option) => option.value === filter.value)?.customers;
  return customers === undefined || customers === null ? null : { count: customers, atLeast: false };
}

export interface OptionRow {
  readonly value: string;
  readonly customers: number | null;
}

const booleans: readonly string[] = ['true', 'false'];

/** What a boolean may be, Yes before No and both before what else is stored, with the counts the catalogue has. */
export function booleanRows({ options }: Parameter): readonly OptionRow[] {
  const known = booleans.map((value) => ({
    value,
    customers: options.find((option) => option.value === value)?.customers ?? null,
  }));
  return [...known, ...options.filter(({ value }) => !booleans.includes(value))];
}

import type { Count, Parameter } from '../../../../contract/list-metadata.ts';
import type { ParameterFilter } from '../url/list-url-params.ts';

/** The filter as edited in the popover, before it is applied. */
export interface FilterDraft {
  /** Null until one is chosen. */
  readonly parameterId: string | null;
  readonly mode: 'exactly' | 'set';
  /** As typed or chosen, unchanged, because values match exactly; empty until there is one. */
  readonly value: string;
}

export function draftOf(filter: ParameterFilter | null): FilterDraft {
  if (filter === null) return { parameterId: null, mode: 'exactly', value: '' };
  return { parameterId: filter.id, mode: filter.value === null ? 'set' : 'exactly', value: filter.value ?? '' };
}

/** Changes the parameter: the mode stays, but the value was one of the other parameter. */
export function withParameter(draft: FilterDraft, parameterId: string): FilterDraft {
  return parameterId === draft.parameterId ? draft : { ...draft, parameterId, value: '' };
}

/** The draft as a filter; null while it is incomplete. */
export function filterOf(draft: FilterDraft): ParameterFilter | null {
  if (draft.parameterId === null) return null;
  if (draft.mode === 'set') return { id: draft.parameterId, value: null };
  return draft.value === '' ? null : { id: draft.parameterId, value: draft.value };
}

/** How many customers of any status match a filter, if the catalogue knows. */
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

/** The values of a boolean: Yes, No, then any others that are stored, with counts from the catalogue. */
export function booleanRows({ options }: Parameter): readonly OptionRow[] {
  const known = booleans.map((value) => ({
    value,
    customers: options.find((option) => option.value === value)?.customers ?? null,
  }));
  return [...known, ...options.filter(({ value }) => !booleans.includes(value))];
}

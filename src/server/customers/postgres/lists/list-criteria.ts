import type { CustomerStatus } from '../../../../contract/customer.ts';
import type { ListSelector } from '../../list-selector.ts';
import type { ConditionTest, ListCondition } from '../../model/lists/list-condition.ts';
import { earliestCreatedAt, firstPosition, lastPosition, latestCreatedAt } from '../../model/lists/list-sort-key.ts';
import { requiredSubstrings } from '../../model/search-document.ts';
import type { FigureField } from '../../model/lists/customer-figures.ts';
import { presenceTag, setTag } from '../database/customer-tags.ts';
import { indexedText } from './trigram-text.ts';
import type { Counts, ResolvedParameter, ResolvedParameters } from './resolve-parameters.ts';

/** Which customers a list has, by what the table stores. */
export interface ListCriteria {
  /** Tags of which a customer must have one, for each group. */
  readonly required: readonly (readonly number[])[];
  /** Values of which it must have one: too many for an index to look each up. */
  readonly oneOfMany: readonly (readonly number[])[];
  /** Tags it must not have. */
  readonly excluded: readonly number[];
  readonly figures: readonly FigureCriterion[];
  /** Positions, both in the range; null for all. */
  readonly positions: { readonly from: bigint; readonly to: bigint } | null;
  /** Texts of which the search document must contain one, for each group. */
  readonly texts: readonly (readonly string[])[];
  /** An upper bound of how many there are. */
  readonly most: number;
  /** Null for all. */
  readonly status: CustomerStatus | null;
  /** How many customers have the status. */
  readonly everyone: number;
}

export interface FigureCriterion {
  readonly field: FigureField;
  /** Null: whether there is none. */
  readonly range: { readonly from: number; readonly to: number } | null;
}

/** Values that are each looked up in the index of tags. */
const mostLookedUp = 2_000;

/** The criteria of a list; null where no customer can match. */
export function criteriaOf(
  { terms, conditions }: ListSelector,
  status: CustomerStatus | null,
  resolved: ResolvedParameters,
): ListCriteria | null {
  const draft: Draft = {
    required: [],
    oneOfMany: [],
    excluded: [],
    figures: [],
    positions: [],
    most: countOf(resolved.everyone, status),
    resolved,
    status,
  };
  for (const [at, condition] of conditions.entries()) if (!addCondition(draft, condition, at)) return null;
  const positions = draft.positions.reduce<ListCriteria['positions']>(
    (all, one) => (all === null ? one : { from: maxOf(all.from, one.from), to: minOf(all.to, one.to) }),
    null,
  );
  const { required, oneOfMany, excluded, figures, most } = draft;
  if (figures.some((one) => figures.some((other) => excludesEachOther(one, other)))) return null;
  const texts = (terms ?? []).map((term) => requiredSubstrings(term).map(indexedText));
  const everyone = countOf(resolved.everyone, status);
  return { required, oneOfMany, excluded, figures, positions, texts, most, status, everyone };
}

interface Draft {
  readonly required: (readonly number[])[];
  readonly oneOfMany: (readonly number[])[];
  readonly excluded: number[];
  readonly figures: FigureCriterion[];
  readonly positions: { readonly from: bigint; readonly to: bigint }[];
  most: number;
  readonly resolved: ResolvedParameters;
  readonly status: CustomerStatus | null;
}

/** False where no customer can satisfy the condition. */
function addCondition(draft: Draft, { subject, test }: ListCondition, at: number): boolean {
  if (subject.kind === 'parameter' || subject.field === 'source')
    return addValues(draft, test, draft.resolved.conditions[at] ?? null);
  switch (subject.field) {
    case 'email':
    case 'phone':
    case 'name':
      draft.required.push([presenceTag(subject.field, test.kind === 'set' && test.isSet)]);
      return true;
    case 'createdAt':
      return addPositions(draft, test);
    default:
      draft.figures.push({ field: subject.field, range: rangeOf(test) });
      return true;
  }
}

function excludesEachOther(one: FigureCriterion, other: FigureCriterion): boolean {
  if (one.field !== other.field) return false;
  if (one.range === null || other.range === null) return one.range !== other.range;
  return one.range.from > other.range.to;
}

function rangeOf(test: ConditionTest): FigureCriterion['range'] {
  if (test.kind === 'range') return test;
  return test.kind === 'set' && !test.isSet ? null : { from: -Infinity, to: Infinity };
}

/** Every customer has a time, which is in its position. */
function addPositions(draft: Draft, test: ConditionTest): boolean {
  if (test.kind !== 'range') return test.kind === 'set' && test.isSet;
  const from = Math.ceil(Math.max(test.from, earliestCreatedAt));
  const to = Math.floor(Math.min(test.to, latestCreatedAt));
  if (from > to) return false;
  draft.positions.push({ from: firstPosition(from), to: lastPosition(to) });
  return true;
}

/** `parameter` null: it is not defined, and no one has it. */
function addValues(draft: Draft, test: ConditionTest, parameter: ResolvedParameter | null): boolean {
  const isNegated = test.kind === 'set' ? !test.isSet : test.kind === 'oneOf' && test.isNegated;
  if (parameter === null) return isNegated;
  if (test.kind === 'set') {
    const tag = setTag(parameter.number);
    if (isNegated) draft.excluded.push(tag);
    else require(draft, [tag], parameter.customers);
    return true;
  }
  const { values } = parameter;
  if (isNegated) {
    draft.excluded.push(...values.map(({ number }) => number));
    return true;
  }
  if (values.length === 0) return false;
  const customers = values.reduce((sum, value) => sum + countOf(value.customers, draft.status), 0);
  const numbers = values.map(({ number }) => number);
  if (numbers.length <= mostLookedUp) {
    require(draft, numbers, customers);
    return true;
  }
  require(draft, [setTag(parameter.number)], parameter.customers);
  draft.oneOfMany.push(numbers);
  return true;
}

function require(draft: Draft, tags: readonly number[], customers: ResolvedParameter['customers'] | number): void {
  draft.required.push(tags);
  draft.most = Math.min(draft.most, typeof customers === 'number' ? customers : countOf(customers, draft.status));
}

function countOf(customers: Counts, status: CustomerStatus | null): number {
  return status === null ? customers.active + customers.inactive + customers.banned : customers[status];
}

const maxOf = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const minOf = (a: bigint, b: bigint): bigint => (a < b ? a : b);

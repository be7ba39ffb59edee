import type { Condition } from '../../../../../contract/list/list-filter.ts';
import type { Parameter } from '../../../../../contract/list/list-metadata.ts';
import { foldText } from '../../../../../contract/search-text.ts';
import type { Formats } from '../../../../lib/format/date-and-number-formats.ts';
import { parameterValueText } from '../../model/customer-text.ts';
import { unlistedParameter } from './unlisted-parameter.ts';
import { customerTargets, parameterTarget, type FilterTarget } from '../filter-target.ts';

/** A line of the filter list. */
export type FilterEntry =
  | { readonly kind: 'target'; readonly key: string; readonly target: FilterTarget }
  | ValueEntry
  /** A parameter that the catalogue lacks, by its name. */
  | {
      readonly kind: 'name';
      readonly key: string;
      readonly target: FilterTarget;
      /** A listed parameter whose name differs only in capitals; null for none. */
      readonly similar: string | null;
    }
  | { readonly kind: 'search'; readonly key: string; readonly text: string };

export interface ValueEntry {
  readonly kind: 'value';
  readonly key: string;
  readonly target: FilterTarget;
  readonly value: string;
  /** As it is shown. */
  readonly text: string;
  /** Customers of any list that have it; null while unknown. */
  readonly customers: number | null;
  readonly condition: Condition;
}

export interface FilterGroup {
  readonly [property: string]: unknown;
  readonly value: string;
  readonly items: readonly FilterEntry[];
}

/** What can be filtered by. */
export interface Filterable {
  readonly catalogue: readonly Parameter[];
  /** Ids of the pinned parameters. */
  readonly pinned: readonly string[];
  /** Fields of the customer are among the filters. */
  readonly hasFields: boolean;
  /** The catalogue is incomplete, so other parameters can be named. */
  readonly takesNames: boolean;
}

/** The most values found; typing more narrows them. */
const maxValues = 8;

/** The filters and values that match what is typed, best first; all filters, in groups, when nothing is. */
export function findFilters(typed: string, filterable: Filterable, formats: Formats): readonly FilterGroup[] {
  const { catalogue, pinned } = filterable;
  const text = typed.trim();
  const folded = foldText(text);
  const pinnedParameters = pinned.flatMap((id) => catalogue.find((parameter) => parameter.id === id) ?? []);
  const others = catalogue.filter(({ id }) => !pinned.includes(id));
  const groups: readonly FilterGroup[] = [
    { value: 'Pinned', items: pinnedParameters.map(parameterEntry) },
    { value: 'Your parameters', items: others.filter(({ system }) => !system).map(parameterEntry) },
    { value: 'Customer', items: filterable.hasFields ? customerTargets.map(targetEntry) : [] },
    { value: 'System parameters', items: others.filter(({ system }) => system).map(parameterEntry) },
  ];
  if (folded === '') return withItems(groups);
  const targets = groups
    .flatMap(({ items }) => items)
    .filter((entry) => entry.kind === 'target' && foldText(entry.target.name).includes(folded))
    .toSorted((a, b) => rankOf(a, folded) - rankOf(b, folded));
  const values = findValues(folded, [...pinnedParameters, ...others], formats);
  const found: readonly FilterGroup[] = [
    { value: 'Values', items: values },
    { value: 'Filters', items: targets },
  ];
  const isByName = filterable.takesNames && !catalogue.some(({ name }) => name === text);
  return withItems([
    ...(isBetter(targets[0], values[0], folded, pinned) ? found.toReversed() : found),
    { value: 'Other parameter', items: isByName ? [nameEntry(text, catalogue)] : [] },
    { value: 'Search', items: [{ kind: 'search', key: 'search', text }] },
  ]);
}

const withItems = (groups: readonly FilterGroup[]) => groups.filter(({ items }) => items.length > 0);

/**
 * Whether a filter matches better than a value. Where both match alike, the value comes first, unless the filter is
 * pinned or its whole name is typed.
 */
function isBetter(
  filter: FilterEntry | undefined,
  value: ValueEntry | undefined,
  folded: string,
  pinned: readonly string[],
): boolean {
  const rank = rankOf(filter, folded);
  const difference = rankOf(value, folded) - rank;
  if (difference !== 0 || filter?.kind !== 'target') return difference > 0;
  return rank === 0 || pinned.includes(filter.target.field);
}

function nameEntry(name: string, catalogue: readonly Parameter[]): FilterEntry {
  const similar = catalogue.find((parameter) => foldText(parameter.name) === foldText(name))?.name ?? null;
  return { kind: 'name', key: `named ${name}`, target: parameterTarget(unlistedParameter(name)), similar };
}

/** The values of the parameters that have a folded text in them, best first. */
export function findValues(folded: string, parameters: readonly Parameter[], formats: Formats): readonly ValueEntry[] {
  return parameters
    .flatMap((parameter) => valuesOf(parameter, formats))
    .filter(({ text }) => foldText(text).includes(folded))
    .toSorted((a, b) => rankOf(a, folded) - rankOf(b, folded) || (b.customers ?? 0) - (a.customers ?? 0))
    .slice(0, maxValues);
}

function valuesOf(parameter: Parameter, formats: Formats): readonly ValueEntry[] {
  const target = parameterTarget(parameter);
  if (target.type !== 'text' && target.type !== 'boolean') return [];
  return parameter.options
    .filter(({ value }) => target.type === 'text' || value === 'true' || value === 'false')
    .map(({ value, customers }) => ({
      kind: 'value',
      key: `${parameter.id}=${value}`,
      target,
      value,
      text: parameterValueText(parameter.type, value, formats),
      customers,
      condition: { field: parameter.id, operator: 'is', value },
    }));
}

function parameterEntry(parameter: Parameter): FilterEntry {
  return targetEntry(parameterTarget(parameter));
}

function targetEntry(target: FilterTarget): FilterEntry {
  return { kind: 'target', key: target.field, target };
}

/** 0 for the whole text, 1 for its beginning, 2 for the beginning of a word, 3 for anywhere inside, 4 for none. */
function rankOf(entry: FilterEntry | undefined, folded: string): number {
  if (entry === undefined || entry.kind === 'search' || entry.kind === 'name') return 4;
  const text = foldText(entry.kind === 'value' ? entry.text : entry.target.name);
  if (text === folded) return 0;
  if (text.startsWith(folded)) return 1;
  return text.includes(` ${folded}`) ? 2 : 3;
}

import type { Facet, HistogramBucket } from '../../../../contract/list/list-metadata.ts';
import { isFilterField } from '../../../../contract/list/list-filter.ts';
import type { FacetRequest } from '../../customer-source.ts';
import type { BitSet } from '../columns/bit-set.ts';
import type { ColumnStore } from '../columns/column-store.ts';
import type { ParameterColumn } from '../columns/parameter-column.ts';

/** Options that are listed, most used first. */
const mostOptions = 1_000;
const mostBuckets = 24;

export function facetOf(store: ColumnStore, listed: BitSet, { of, kind }: FacetRequest): Facet {
  const column = of === 'source' ? store.sources : isFilterField(of) ? null : store.parameter(of);
  if (kind === 'options') return column === null ? emptyOptions : optionsFacet(column, listed, store.slots.count);
  const values =
    column === null
      ? fieldNumbers(store, of, listed)
      : parameterNumbers(column, listed, kind === 'dates' ? Date.parse : Number);
  return {
    kind: 'histogram',
    buckets: histogram(values, kind === 'numbers'),
    set: values.length,
    unset: listed.size - values.length,
  };
}

const emptyOptions: Facet = { kind: 'options', options: [], optionsComplete: true, set: 0, unset: 0 };

function optionsFacet(column: ParameterColumn, listed: BitSet, size: number): Facet {
  const counts = column.countValues(listed);
  const options = column.values
    .map((value, at) => ({ value, customers: counts[at] ?? 0 }))
    .filter(({ customers }) => customers > 0)
    .toSorted((a, b) => b.customers - a.customers || (a.value < b.value ? -1 : 1));
  const set = column.slotsSet(size).sizeWith(listed);
  return {
    kind: 'options',
    options: options.slice(0, mostOptions),
    optionsComplete: options.length <= mostOptions,
    set,
    unset: listed.size - set,
  };
}

function fieldNumbers(store: ColumnStore, field: string, listed: BitSet): Float64Array {
  if (!isFilterField(field) || field === 'source' || field === 'email' || field === 'phone' || field === 'name')
    return new Float64Array();
  const { values } = store.figure(field);
  const found = new Float64Array(listed.size);
  let size = 0;
  listed.visitDown((slot) => {
    const value = values[slot] ?? Number.NaN;
    if (!Number.isNaN(value)) found[size++] = value;
    return true;
  });
  return found.subarray(0, size);
}

function parameterNumbers(column: ParameterColumn, listed: BitSet, numberOf: (value: string) => number): Float64Array {
  const counts = column.countValues(listed);
  return Float64Array.from(
    column.values.flatMap((value, at) => Array.from({ length: counts[at] ?? 0 }, () => numberOf(value))),
  ).filter((value) => !Number.isNaN(value));
}

/**
 * At most 24 buckets between the least and the greatest value: of equal width, or, where amounts are spread over more
 * than two powers of ten, logarithmic with what is below 1 in the first one.
 */
function histogram(values: Float64Array, isAmount: boolean): HistogramBucket[] {
  if (values.length === 0) return [];
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const edges = isAmount && least >= 0 && greatest > 100 ? powersUpTo(greatest) : evenEdges(least, greatest);
  const counts = new Uint32Array(edges.length - 1);
  for (const value of values) {
    const at = bucketOf(edges, value);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return Array.from(counts, (customers, at) => ({ from: edges[at] ?? 0, to: edges[at + 1] ?? 0, customers }));
}

/** The last bucket whose lower edge is not above the value. */
function bucketOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((edges[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function evenEdges(least: number, greatest: number): readonly number[] {
  const buckets = least === greatest ? 1 : mostBuckets;
  const width = (greatest - least) / buckets;
  return Array.from({ length: buckets + 1 }, (_, at) => (at === buckets ? greatest : least + width * at));
}

/** From 0, 1, then as many steps as fit to the next power of ten. */
function powersUpTo(greatest: number): readonly number[] {
  const decades = Math.max(1, Math.ceil(Math.log10(greatest)));
  const perDecade = Math.max(1, Math.floor((mostBuckets - 1) / decades));
  const edges = Array.from({ length: decades * perDecade + 1 }, (_, at) => 10 ** (at / perDecade));
  return [0, ...edges];
}

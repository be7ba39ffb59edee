import type { Facet, HistogramBucket, ParameterOption } from '../../../../contract/list/list-metadata.ts';

/** Options that are listed, most used first. */
export const mostFacetOptions = 1_000;
const mostBuckets = 24;

/** The facet of what has no values. */
export const emptyOptions: Facet = { kind: 'options', options: [], optionsComplete: true, set: 0, unset: 0 };

/** `set`: how many of all listed customers have an option. */
export function optionsOf(
  options: readonly (ParameterOption & { readonly customers: number })[],
  set: number,
  listed: number,
): Facet {
  const sorted = options.toSorted((a, b) => b.customers - a.customers || (a.value < b.value ? -1 : 1));
  return {
    kind: 'options',
    options: sorted.slice(0, mostFacetOptions),
    optionsComplete: sorted.length <= mostFacetOptions,
    set,
    unset: listed - set,
  };
}

/** The buckets of `bucketEdges` with how many of the values each has. */
export function histogram(values: Float64Array, isAmount: boolean): HistogramBucket[] {
  if (values.length === 0) return [];
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const edges = bucketEdges(least, greatest, isAmount);
  const counts = new Uint32Array(edges.length - 1);
  for (const value of values) {
    const at = bucketOf(edges, value);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return bucketsOf(edges, (at) => counts[at] ?? 0);
}

export function bucketsOf(edges: readonly number[], customersAt: (bucket: number) => number): HistogramBucket[] {
  return Array.from({ length: edges.length - 1 }, (_, at) => ({
    from: edges[at] ?? 0,
    to: edges[at + 1] ?? 0,
    customers: customersAt(at),
  }));
}

/**
 * The edges of at most 24 buckets between the least and the greatest value: of equal width, or, where amounts are
 * spread over more than two powers of ten, logarithmic with what is below 1 in the first one.
 */
export function bucketEdges(least: number, greatest: number, isAmount: boolean): readonly number[] {
  return isAmount && least >= 0 && greatest > 100 ? powersUpTo(greatest) : evenEdges(least, greatest);
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

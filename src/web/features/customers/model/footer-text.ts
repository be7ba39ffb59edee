import type { Count, Sums } from '../../../../contract/list/list-metadata.ts';

export interface FooterState {
  readonly loaded: number;
  readonly hasMore: boolean;
  /** Null where the source does not count. */
  readonly total: Count | null;
  /** The search; empty for none. */
  readonly search: string;
  /** Only the exact match was requested, not the search. */
  readonly isExactMatchOnly: boolean;
}

/** A part of the footer's sentence. Figures stand out. */
export interface FooterPart {
  readonly text: string;
  readonly figure: boolean;
}

/** What is true of the rows so far. `count` formats a number in the user's locale. */
export function footerParts(
  { loaded, hasMore, total, search, isExactMatchOnly }: FooterState,
  count: (value: number) => string,
): readonly FooterPart[] {
  const figure = (value: number): FooterPart => ({ text: count(value), figure: true });
  if (isExactMatchOnly) return [figure(loaded), words(' exact match')];
  if (!hasMore && loaded === 0) return [words(search === '' ? 'No customers' : `No customers match “${search}”`)];
  if (!hasMore && search !== '')
    return [figure(loaded), words(` ${loaded === 1 ? 'customer matches' : 'customers match'} “${search}”`)];
  if (!hasMore) return [words('All '), figure(loaded), words(' loaded')];
  // Counts may be a moment old. One that the rows have passed would be untrue.
  if (total === null || total.count <= loaded) return [figure(loaded), words(' loaded, more available')];
  return [figure(loaded), words(' loaded of '), { text: countText(total, count), figure: true }];
}

/** How the amounts of a sum are shown. */
export interface SumFormats {
  readonly count: (value: number) => string;
  /** Without decimals. */
  readonly amount: (value: number) => string;
}

/**
 * What the whole list amounts to, in sentences: `£1,204,310 spent`, `average lifetime value £543`. Where some of its
 * `total` customers have no value, it says how many have one.
 */
export function sumSentences(
  { totalSpent, lifetimeValue }: Sums,
  total: Count | null,
  { count, amount }: SumFormats,
): readonly (readonly FooterPart[])[] {
  const coverage = ({ customers }: FieldSum): FooterPart =>
    words(total?.count === customers ? '' : ` (${count(customers)} ${customers === 1 ? 'has' : 'have'} a value)`);
  const figure = (value: number): FooterPart => ({ text: amount(value), figure: true });
  const average = lifetimeValue.sum / lifetimeValue.customers;
  return [
    ...(totalSpent.customers === 0 ? [] : [[figure(totalSpent.sum), words(' spent'), coverage(totalSpent)]]),
    ...(lifetimeValue.customers === 0
      ? []
      : [[words('average lifetime value '), figure(average), coverage(lifetimeValue)]]),
  ];
}

type FieldSum = Sums['totalSpent'];

/** The footer's sentence as one text, for screen readers. */
export function footerText(state: FooterState, count: (value: number) => string): string {
  return footerParts(state, count)
    .map((part) => part.text)
    .join('');
}

/** `16,948`, or `10,000+` where counting stopped. */
export function countText({ count: value, atLeast }: Count, count: (value: number) => string): string {
  return `${count(value)}${atLeast ? '+' : ''}`;
}

/** The width of a count as a CSS length: its tabular digits, and the narrower characters between them. */
export function countWidth(text: string): string {
  const digits = text.replaceAll(/\D/g, '').length;
  return `${digits * 1.02 + (text.length - digits) * 0.5}ch`;
}

function words(text: string): FooterPart {
  return { text, figure: false };
}

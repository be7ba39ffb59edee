import type { Count } from '../../../../contract/app-api.ts';
import type { ShownList } from './use-shown-list.ts';

export interface FootState {
  readonly loaded: number;
  readonly hasMore: boolean;
  /** Null where the source does not count. */
  readonly total: Count | null;
  /** The search, or empty for none. */
  readonly search: string;
  /** The exact match alone: others were not asked for. */
  readonly isAlone: boolean;
}

/** A part of the foot's sentence; figures stand out. */
export interface FootPart {
  readonly text: string;
  readonly figure: boolean;
}

/** What is true of the rows so far; `count` writes a number in the reader's locale. */
export function footParts(
  { loaded, hasMore, total, search, isAlone }: FootState,
  count: (value: number) => string,
): readonly FootPart[] {
  const figure = (value: number): FootPart => ({ text: count(value), figure: true });
  if (isAlone) return [figure(loaded), words(' exact match, others not searched')];
  if (!hasMore && search !== '')
    return [figure(loaded), words(` ${loaded === 1 ? 'customer matches' : 'customers match'} “${search}”`)];
  if (!hasMore && loaded === 0) return [words('No customers')];
  if (!hasMore) return [words('All '), figure(loaded), words(' loaded')];
  // A count behind the rows says something untrue: counts may be a moment old.
  if (total === null || total.count <= loaded) return [figure(loaded), words(' loaded, more available')];
  const whole: FootPart = { text: countText(total, count), figure: true };
  return [figure(loaded), words(' loaded of '), whole];
}

/** The foot's sentence as one text, for screen readers. */
export function footText(state: FootState, count: (value: number) => string): string {
  return footParts(state, count)
    .map((part) => part.text)
    .join('');
}

/** `16,948`, or `10,000+` where counting stopped. */
export function countText({ count: value, atLeast }: Count, count: (value: number) => string): string {
  return `${count(value)}${atLeast ? '+' : ''}`;
}

/** What the foot speaks of; null while the rows of this list are not there. */
export function footStateOf(
  { state, request, rows, isAlone }: ShownList,
  hasMore: boolean,
  total: Count | null,
): FootState | null {
  return state === 'answered'
    ? { loaded: rows.customers.length, hasMore, total, search: request.search, isAlone }
    : null;
}

function words(text: string): FootPart {
  return { text, figure: false };
}

import {
  looksLikePhone,
  phoneDigits,
  phoneReadings,
  searchedPhone,
  trunkZeroAt,
} from '../../../contract/phone/phone-text.ts';
import { anywhereLength, foldText, searchTerms, wordPattern } from '../../../contract/search-text.ts';

export interface HighlightRun {
  readonly text: string;
  readonly marked: boolean;
  /** Where it starts in the text. */
  readonly start: number;
}

/** `phone`: matched by its digits, whatever is between them. */
export type HighlightKind = 'text' | 'phone';

export type Highlighter = (text: string, kind: HighlightKind) => readonly HighlightRun[];

let latest: { readonly search: string; readonly highlight: Highlighter } | null = null;

/** Splits texts into runs that a search matches or not. Keeps the last search's, as a whole page shares it. */
export function highlighter(search: string): Highlighter {
  if (latest?.search !== search) latest = { search, highlight: createHighlighter(search) };
  return latest.highlight;
}

/** Whether a search matches anything in a text. */
export function isMatched(text: string, search: string, kind: HighlightKind = 'text'): boolean {
  return search !== '' && highlighter(search)(text, kind).some(({ marked }) => marked);
}

function createHighlighter(search: string): Highlighter {
  const terms = searchTerms(search);
  const whole = terms.length === 1 && searchedPhone(terms[0] ?? '') !== null;
  return (text, kind) => {
    if (text === '' || terms.length === 0) return plain(text);
    const marks = new Uint8Array(text.length);
    const folded = foldWithOrigins(text);
    // A phone is found by its digits, and by its words if it has any.
    if (kind === 'text' || !looksLikePhone(folded.text))
      for (const term of terms) markMatches(folded, term, whole || isLong(term), marks);
    if (kind === 'phone') {
      const digits = digitsOf(folded);
      for (const term of terms) {
        const sought = phoneTerm(term, digits.text);
        if (sought !== null) markMatches(digits, sought, whole || isLong(sought), marks);
      }
    }
    return runsOf(text, marks);
  };
}

const isLong = (term: string): boolean => [...term].length >= anywhereLength;

/** A folded text; its character `i` came from `origins[i]` of the original, up to `ends[i]`. */
interface Folded {
  readonly text: string;
  readonly origins: readonly number[];
  readonly ends: readonly number[];
}

/** Pieces that fold independently: a character with its marks (halfwidth voicing too) and joining Hangul jamo. */
const pieces = new RegExp(
  String.raw`[^][\p{M}\uff9e\uff9f\u1160-\u11ff\u3133\u3135\u3136\u313a-\u313f\u314f-\u318e` +
    String.raw`\uffa0\uffa3\uffa5\uffa6\uffaa-\uffaf\uffc2-\uffdc]*`,
  'gu',
);

function foldWithOrigins(text: string): Folded {
  const origins: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const part = foldText(piece);
    folded += part;
    for (let at = 0; at < part.length; at++) {
      origins.push(index);
      ends.push(index + piece.length);
    }
  }
  return { text: folded, origins, ends };
}

/** The digits of a folded phone, without a trunk zero in brackets. */
function digitsOf({ text, origins, ends }: Folded): Folded {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const zero = text.includes('(0)') ? trunkZeroAt(text) : null;
  if (zero !== null) places.splice(zero + places.length - phoneDigits(text).length, 1);
  return {
    text: places.map((at) => text[at]).join(''),
    origins: places.map((at) => origins[at] ?? 0),
    ends: places.map((at) => ends[at] ?? 0),
  };
}

/** The digits to find in a phone; without a leading 0 if only the international form is shown. */
function phoneTerm(term: string, digits: string): string | null {
  const readings = phoneReadings(term);
  const [typed = null] = readings;
  const found = readings.find((reading) => digits.includes(reading));
  if (found !== undefined || typed === null) return found ?? null;
  return typed.startsWith('0') && typed.length > anywhereLength ? typed.slice(1) : typed;
}

function markMatches({ text, origins, ends }: Folded, term: string, anywhere: boolean, marks: Uint8Array): void {
  const starts = anywhere ? occurrences(text, term) : wordStarts(text, term);
  for (const start of starts) {
    marks.fill(1, origins[start], ends[start + term.length - 1]);
  }
}

function occurrences(text: string, term: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) found.push(at);
  return found;
}

function wordStarts(text: string, term: string): readonly number[] {
  return [...text.matchAll(wordPattern)].map((word) => word.index).filter((start) => text.startsWith(term, start));
}

function runsOf(text: string, marks: Uint8Array): readonly HighlightRun[] {
  const runs: HighlightRun[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && marks[at] === marks[start]) continue;
    runs.push({ text: text.slice(start, at), marked: marks[start] === 1, start });
    start = at;
  }
  return runs;
}

function plain(text: string): readonly HighlightRun[] {
  return text === '' ? [] : [{ text, marked: false, start: 0 }];
}

import {
  anywhereLength,
  foldText,
  looksLikePhone,
  phoneDigits,
  searchTerms,
  wordPattern,
} from '../../../contract/search-text.ts';

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
  const whole = terms.length === 1 && looksLikePhone(terms[0] ?? '');
  return (text, kind) => {
    if (text === '' || terms.length === 0) return plain(text);
    const folded = kind === 'phone' ? digitsOf(text) : foldWithOrigins(text);
    const marks = new Uint8Array(text.length);
    for (const term of terms) {
      const sought = kind === 'phone' ? phoneTerm(term, folded.text) : term;
      if (sought !== null) markMatches(folded, sought, whole || [...sought].length >= anywhereLength, marks);
    }
    return runsOf(text, marks);
  };
}

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

function digitsOf(text: string): Folded {
  const found = [...text.matchAll(/\d/g)];
  return {
    text: found.map((match) => match[0]).join(''),
    origins: found.map((match) => match.index),
    ends: found.map((match) => match.index + 1),
  };
}

/** The digits to find in a phone; without a leading 0 if only the international form is shown. */
function phoneTerm(term: string, digits: string): string | null {
  if (!looksLikePhone(term)) return null;
  const sought = phoneDigits(term);
  if (sought === '') return null;
  return !digits.includes(sought) && sought.startsWith('0') && sought.length > anywhereLength
    ? sought.slice(1)
    : sought;
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

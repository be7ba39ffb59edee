/** Created when a name needs it. */
let graphemes: Intl.Segmenter | null = null;

/** The first letters of a name's first and last word. Empty when no word starts with a letter, as in a phone number. */
export function initials(name: string): string {
  const words = name
    .split(/\s+/u)
    .map(firstLetter)
    .filter((letter) => letter !== '');
  const last = words.length > 1 ? words.at(-1) : undefined;
  return `${words[0] ?? ''}${last ?? ''}`.toUpperCase();
}

/** Below Unicode's first combining mark: nothing joins it. True past the end. */
function isPlain(text: string, index: number): boolean {
  return !(text.charCodeAt(index) >= 0x300);
}

/** The first letter of a word with its marks, past quotes and brackets. */
function firstLetter(word: string): string {
  const start = word.search(/\p{L}/u);
  if (start < 0) return '';
  // The segmenter costs more than the rest of a row, and is needed only for marks and surrogate pairs.
  if (isPlain(word, start) && isPlain(word, start + 1)) return word.charAt(start);
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const [first] = graphemes.segment(word.slice(start, start + 32));
  return first?.segment ?? '';
}

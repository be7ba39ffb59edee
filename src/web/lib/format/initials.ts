/** Made when a name needs it. */
let graphemes: Intl.Segmenter | null = null;

/**
 * One or two letters that stand for a name: of its first and last word. Empty when the text holds no letter at its
 * words' starts, as of a phone number.
 */
export function initials(name: string): string {
  const words = name
    .split(/\s+/u)
    .map(firstLetter)
    .filter((letter) => letter !== '');
  const last = words.length > 1 ? words.at(-1) : undefined;
  return `${words[0] ?? ''}${last ?? ''}`.toUpperCase();
}

/** Below the first combining mark of Unicode: nothing joins with it. True past the end. */
function isPlain(text: string, index: number): boolean {
  return !(text.charCodeAt(index) >= 0x300);
}

/** The first letter of a word with its marks, past quotes and brackets. */
function firstLetter(word: string): string {
  const start = word.search(/\p{L}/u);
  if (start < 0) return '';
  // Asking the segmenter costs more than the rest of a row, and is for marks and for signs of two code units.
  if (isPlain(word, start) && isPlain(word, start + 1)) return word.charAt(start);
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const [first] = graphemes.segment(word.slice(start, start + 32));
  return first?.segment ?? '';
}

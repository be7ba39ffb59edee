const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * One or two letters that stand for a name: of its first and last word. Empty when the text holds no letter at its
 * words' starts, as of a phone number.
 */
export function initials(name: string): string {
  const words = name.split(/\s+/u).map(firstLetter).filter((letter) => letter !== '');
  const last = words.length > 1 ? words.at(-1) : undefined;
  return `${words[0] ?? ''}${last ?? ''}`.toUpperCase();
}

/** The first letter of a word with its marks, past quotes and brackets. */
function firstLetter(word: string): string {
  const start = word.search(/\p{L}/u);
  if (start < 0) return '';
  const [first] = graphemes.segment(word.slice(start, start + 32));
  return first?.segment ?? '';
}

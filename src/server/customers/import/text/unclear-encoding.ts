import { FileRefusedError } from '../file-refused-error.ts';
import { detectEncoding, isBroken, isWithoutCase, usual } from './detect-encoding.ts';
import { decodeBytes } from './text-decoder.ts';

/** Asks for the encoding, with words that the likeliest ones read differently. */
export function unclearEncodingError(file: string, words: Uint8Array): FileRefusedError {
  const { guesses } = detectEncoding(words);
  // Nothing else is likely if it makes words of Hebrew, Arabic or Thai.
  const likeliest = guesses.toSorted((a, b) => Number(isWithoutCase(b.text)) - Number(isWithoutCase(a.text)));
  const western = [usual, 'iso-8859-15']
    .map((encoding) => ({ encoding, text: decodeBytes(words, encoding) }))
    .filter(({ text }) => !text.split('\n').some(isBroken));
  const choices = [...likeliest.slice(0, 5), ...western].map(({ encoding, text }) => ({
    encoding,
    words: text.split('\n'),
  }));
  const sentence = `The encoding of ${file} isn't clear.`;
  if (choices.length === 0)
    return new FileRefusedError(
      `${sentence} Run again with --encoding NAME, such as windows-1250, mac-roman or cp850.`,
      { sentence, question: { kind: 'encoding', choices: usualChoices } },
    );
  const compared = likeliest.length > 1 ? choices.slice(0, likeliest.length) : choices;
  const telling = (choices[0]?.words ?? []).flatMap((_, at) =>
    new Set(compared.map((choice) => choice.words[at])).size > 1 ? [at] : [],
  );
  const shown = telling.length > 0 ? telling : [...(choices[0]?.words.keys() ?? [])];
  const tried = new Map<string, string>();
  for (const choice of choices) {
    const text = shown
      .slice(0, 3)
      .map((at) => choice.words[at])
      .join(', ');
    if (!tried.has(text)) tried.set(text, choice.encoding);
  }
  const question = 'Run again with --encoding and the one that reads these words right';
  const named = [...tried].map(([text, encoding]) => ({ encoding, words: text }));
  const list = named.map(({ encoding, words: text }) => `${encoding} (${text})`).join('; ');
  return new FileRefusedError(`${sentence} ${question}: ${list}.`, {
    sentence,
    question: { kind: 'encoding', choices: named },
  });
}

/** For a file whose words look odd in every encoding. */
const usualChoices = [usual, 'windows-1250', 'mac-roman', 'cp850'].map((encoding) => ({ encoding, words: '' }));

import { StartupError } from '../../../errors/startup-error.ts';
import { FileRefusedError } from '../file-refused-error.ts';
import { detectEncoding, isBroken, isWithoutCase, usual } from './detect-encoding.ts';
import { createDecoder, decodeBytes } from './text-decoder.ts';

/** Refuses a file whose encoding isn't clear. */
export function unclearEncodingError(file: string, words: Uint8Array): FileRefusedError {
  return encodingQuestion(`The encoding of ${file} isn't clear.`, words, []);
}

/** A file as it is read, with words of it. */
interface ReadFile {
  readonly encoding: string;
  readonly isCertain: boolean;
  readonly words: Uint8Array;
}

/** Refuses a file whose header has invalid bytes. With secrets, none of its words are shown. */
export function invalidHeaderError({ encoding, words }: ReadFile, hasSecrets: boolean): StartupError {
  const sentence = `The header line contains invalid ${encoding.toUpperCase()}.`;
  return encoding === 'utf-8'
    ? encodingQuestion(sentence, hasSecrets ? noWords : words, [])
    : new StartupError(sentence);
}

/**
 * Refuses a file if more than half of its rows would be rejected for invalid bytes; UTF-8 can be the answer. With
 * secrets, none of its words are shown.
 */
export function refuseMostlyInvalid(
  { encoding, isCertain, words }: ReadFile,
  invalidRows: number,
  rows: number,
  hasSecrets: boolean,
): void {
  if (encoding !== 'utf-8' || isCertain || invalidRows * 2 <= rows) return;
  const many = `${invalidRows.toLocaleString('en')} of ${rows.toLocaleString('en')} rows contain`;
  const sentence = `${rows === 1 ? 'The only row contains' : many} invalid UTF-8.`;
  throw encodingQuestion(sentence, hasSecrets ? noWords : words, ['utf-8']);
}

const noWords = new Uint8Array();

/** Asks for the encoding, with words that the likeliest ones read differently. */
function encodingQuestion(sentence: string, words: Uint8Array, also: readonly string[]): FileRefusedError {
  const { guesses } = detectEncoding(words);
  // Nothing else is likely if it makes words of Hebrew, Arabic or Thai.
  const likeliest = guesses.toSorted((a, b) => Number(isWithoutCase(b.text)) - Number(isWithoutCase(a.text)));
  const western = [usual, 'iso-8859-15']
    .map((encoding) => ({ encoding, text: decodeBytes(words, encoding) }))
    .filter(({ text }) => !text.split('\n').some(isBroken));
  const others = also.map((encoding) => ({ encoding, text: createDecoder(encoding).decode(Buffer.from(words)) }));
  const choices = [...likeliest.slice(0, 5), ...western, ...others].map(({ encoding, text }) => ({
    encoding,
    words: text.split('\n'),
  }));
  if (choices.length === 0 || words.length === 0) {
    const untold = [...usualChoices, ...also].map((encoding) => ({ encoding, words: '' }));
    return new FileRefusedError(
      `${sentence} Run again with --encoding NAME, such as windows-1250, mac-roman or ${also[0] ?? 'cp850'}.`,
      { sentence, question: { kind: 'encoding', choices: untold } },
    );
  }
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
const usualChoices = [usual, 'windows-1250', 'mac-roman', 'cp850'];

import { StartupError } from '../../../errors/startup-error.ts';
import { FileRefusedError } from '../file-refused-error.ts';
import { detectEncoding, isBroken, isTelling, twins, usual } from './detect-encoding.ts';
import { wordsOfLine } from './sample-words.ts';
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
  const likely = guesses
    .toSorted((a, b) => Number(isTelling(b)) - Number(isTelling(a)))
    .slice(0, 5)
    .map(({ encoding }) => ({ encoding, text: decodeBytes(words, encoding) }));
  const isLikely = (one: string): boolean => one === usual || likely.some(({ encoding }) => encoding === one);
  const similar = [usual, ...[...twins].flatMap(([one, twin]) => (isLikely(one) ? [twin] : []))]
    .map((encoding) => ({ encoding, text: decodeBytes(words, encoding) }))
    .filter(({ text }) => !text.split('\n').some(isBroken));
  const others = also.map((encoding) => ({ encoding, text: createDecoder(encoding).decode(Buffer.from(words)) }));
  // Line by line: a delimiter in one encoding is part of a character in another.
  const choices = [...likely, ...similar, ...others].map(({ encoding, text }) => ({
    encoding,
    words: text.split('\n').map((line) => wordsOfLine(line).join(' ')),
  }));
  if (choices.length === 0 || words.length === 0) {
    const untold = [...usualChoices, ...also].map((encoding) => ({ encoding, words: '' }));
    return new FileRefusedError(
      `${sentence} Run again with --encoding NAME, such as windows-1250, mac-roman or ${also[0] ?? 'cp850'}.`,
      { sentence, question: { kind: 'encoding', choices: untold } },
    );
  }
  const tried = new Map<string, string>();
  const shown = tellingWords(choices.map(({ words: read }) => read));
  for (const choice of choices) {
    const text = shown.map((at) => choice.words[at]).join(', ');
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

/** Which three words tell the most encodings apart. */
function tellingWords(texts: readonly (readonly string[])[]): readonly number[] {
  const shown: number[] = [];
  const toldApart = (at: number): number =>
    new Set(texts.map((words) => [...shown, at].map((one) => words[one]).join('\n'))).size;
  const all = [...(texts[0]?.keys() ?? [])];
  const telling = all.filter((at) => toldApart(at) > 1);
  const words = telling.length > 0 ? telling : all;
  while (shown.length < 3 && shown.length < words.length) {
    const left = words.filter((at) => !shown.includes(at));
    const most = Math.max(...left.map(toldApart));
    shown.push(...left.filter((at) => toldApart(at) === most).slice(0, 1));
  }
  return shown;
}

/** For a file whose words look odd in every encoding. */
const usualChoices = [usual, 'windows-1250', 'mac-roman', 'cp850'];

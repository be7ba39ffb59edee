import { chardet } from 'jschardet';
import { encodings, proposed, recognised } from '../../../../contract/import/encodings.ts';
import { isHangul, koreanConfidence, namesEastAsianField } from './east-asian.ts';
import { wordPerLine } from './sample-words.ts';
import { decodeBytes } from './text-decoder.ts';

/** What Excel writes in Western Europe and America, and so the likeliest of similar ones. */
export const usual = 'windows-1252';

/** A way to read the words of a file that are not ASCII. */
export interface EncodingGuess {
  readonly encoding: string;
  readonly confidence: number;
  /** The words as they would be read, one a line. */
  readonly text: string;
}

export interface DetectedEncoding {
  /** Null if several are about as likely. */
  readonly encoding: string | null;
  /** The likeliest first; those that read all words in the same way count once. */
  readonly guesses: readonly EncodingGuess[];
}

/** Detects the encoding of SampleWords that are not Unicode. */
export function detectEncoding(words: Uint8Array): DetectedEncoding {
  const found = chardet.detectAll(words, { includeEncodings: recognised, ignoreThreshold: true });
  const guesses: EncodingGuess[] = [];
  const confidenceOf = new Map(found.map(({ encoding, confidence }) => [encoding?.toLowerCase() ?? '', confidence]));
  if ((confidenceOf.get('euc-kr') ?? 0) === 0) confidenceOf.set('euc-kr', koreanConfidence(words));
  const byConfidence = encodings
    .map((encoding) => ({ encoding, confidence: confidenceOf.get(namesInJschardet.get(encoding) ?? encoding) ?? 0 }))
    .toSorted((a, b) => b.confidence - a.confidence);
  for (const { encoding, confidence } of byConfidence) {
    const text = wordPerLine(decodeBytes(words, encoding));
    if (!isPlausible(text)) continue;
    const same = guesses.findIndex((guess) => guess.text === text);
    if (same < 0) guesses.push({ encoding, confidence, text });
    else if (encoding === usual)
      guesses[same] = { encoding, confidence: guesses[same]?.confidence ?? confidence, text };
  }
  return { encoding: clearWinner(guesses), guesses };
}

/**
 * Whether words are most likely in an older encoding although some of them are UTF-8 as well: if they are none, what
 * is in UTF-8 makes odd words in it.
 */
export function readsAlsoUtf8(words: Uint8Array, alsoUtf8: Uint8Array): boolean {
  const { encoding, guesses } = detectEncoding(words);
  const likeliest = encoding ?? guesses[0]?.encoding;
  if (likeliest === undefined) return false;
  return wordPerLine(decodeBytes(alsoUtf8, likeliest))
    .split('\n')
    .every((word) => !isBroken(word) && !isOdd(word));
}

const namesInJschardet: ReadonlyMap<string, string> = new Map([
  ['mac-roman', 'macroman'],
  ['cp866', 'ibm866'],
]);

/** Words from which on a lead counts that could be chance before. */
const manyWords = 5;

/** Words up to which one in a hundred would be read in a wrong encoding without these doubts. */
const fewWords = 3;

function clearWinner(guesses: readonly EncodingGuess[]): string | null {
  const [named, alsoNamed] = guesses.filter(({ text }) => namesEastAsianField(text));
  if (named !== undefined && alsoNamed === undefined) return named.encoding;
  const winner = mostLikely(guesses);
  const text = guesses.find(({ encoding }) => encoding === winner)?.text ?? '';
  if (guesses.some(({ encoding, text: other }) => encoding === twins.get(winner ?? '') && readsBetter(other, text)))
    return null;
  return text.split('\n').length <= fewWords && isDoubtful(text, winner) ? null : winner;
}

/** Encodings that replace signs and letters of another by the euro and a few letters. */
export const twins: ReadonlyMap<string, string> = new Map([
  [usual, 'iso-8859-15'],
  ['cp850', 'cp858'],
]);

/** Whether text has a word that is none in its encoding, as L½titia, but is one in the twin. */
function readsBetter(inTwin: string, text: string): boolean {
  const others = inTwin.split('\n');
  if (others.some(isBroken)) return false;
  return text.split('\n').some((word, at) => {
    const other = others[at] ?? word;
    if (other === word) return false;
    return /€/.test(other) || (isOdd(word.replace(asApostrophe, "'")) && !isOdd(other));
  });
}

/** The acute accent as it is typed in O´Brien and ´t Hart. */
const asApostrophe = /´(?=\p{Lu}\p{Ll}|\p{L}(?!\p{L}))/gu;

/** What the letters of other encodings become in Western Europe's, and hardly a word of there has. */
const doubtfulWestern = new RegExp(
  [
    '[šžŸˆ‘]|œ(?!u)',
    String.raw`ñ(?![aeiouyáéíóúü]|$)|ç[bcdfghjklmnpqrstvwxz]|ù(?!$)|[^\p{L}]ù`,
    '[aá]á|áe|iä|iæ(?!r)|oò|ëi',
    String.raw`[^\0-\x7F\p{L}\p{M}’“”€]`,
  ].join('|'),
  'imu',
);

/** Whether a few words can be chance: what they are is only clear from those of Western Europe and other alphabets. */
function isDoubtful(text: string, encoding: string | null): boolean {
  if (encoding === usual) return doubtfulWestern.test(text);
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)) return [...text].length < 3;
  return /\p{sc=Latin}/u.test(text);
}

function mostLikely([best, ...others]: readonly EncodingGuess[]): string | null {
  if (best === undefined || proposed.some((encoding) => encoding === best.encoding)) return null;
  if (!looksLikeNames(best) && others.some(({ text }) => isWithoutCase(text))) return null;
  if (others.some(isRareLanguage)) return null;
  if (/\p{sc=Han}/u.test(best.text) && others.some(({ text }) => isHangul(text))) return null;
  if (isCased(best.text, 'small') && best.confidence < 0.2 && others.some(({ text }) => isCased(text, 'capital')))
    return null;
  const western = [best, ...others].find(({ encoding }) => encoding === usual);
  if (western !== undefined && !looksForeign(western.text)) {
    if (western.confidence * 2 >= best.confidence || onlyWestern.test(western.text)) return usual;
  }
  const words = best.text.split('\n').length;
  // Thousands of characters in two bytes leave more to chance.
  const lead = /\p{sc=Han}/u.test(best.text) ? 3 : words < manyWords ? 2.5 : 1.4;
  const [second] = others;
  return second === undefined || best.confidence >= second.confidence * lead ? best.encoding : null;
}

/** Scripts whose every word would be something in another encoding: Greek, Cyrillic or Latin without sense. */
const withoutCase = [
  /^[א-ת]+$/u,
  /^[ء-ي]+$/u,
  // Thai vowels and marks only stand where they can be pronounced.
  /^(?:[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*[\u0e30\u0e32\u0e33\u0e46]*)+$/u,
];
/** What these scripts have, and what capitals of Cyrillic never become. */
const commonWithoutCase = /[א-ת]|[ل-ي]|[\u0e40-\u0e44]|[\u0e47-\u0e4e]/u;

/** Whether all of a text is Hebrew, Arabic or Thai. */
function isWithoutCase(text: string): boolean {
  const words = text.split('\n').flatMap((word) => word.match(/[\p{L}\p{M}]+/gu) ?? []);
  if (!commonWithoutCase.test(text) || words.every((word) => word.length < 3)) return false;
  return withoutCase.some((script) => words.every((word) => script.test(word)));
}

/** Whether a reading has what only a language of a rare encoding writes. */
function isRareLanguage({ encoding, text }: EncodingGuess): boolean {
  if (encoding === 'cp860') return portuguese.test(text);
  return encoding === 'windows-1258' && isVietnamese(text);
}

/** Whether nothing else is as likely as a reading if it makes sense at all. */
export const isTelling = (guess: EncodingGuess): boolean => isWithoutCase(guess.text) || isRareLanguage(guess);

/** Nasal vowels, as in João and Simões; other encodings of DOS make Joäo of it. */
const portuguese = /\p{L}(?:ão|ãe|õe)/u;

/** Whether words have the letters of Vietnamese and no others, many of them with two marks or one of its own. */
function isVietnamese(text: string): boolean {
  const words = text.normalize('NFC').split('\n');
  const own = words.filter((word) => /[\u1ea0-\u1ef9]/.test(word)).length;
  return own * 3 >= words.length && words.filter((word) => vietnamese.test(word)).length * 10 >= words.length * 9;
}
const vietnamese = /^[\0-\x7Fàáâãèéêìíòóôõùúýăđĩũơư\u1ea0-\u1ef9]+$/iu;

/** Whether a reading has capitals where names do, or is certain enough. */
function looksLikeNames({ text, confidence }: EncodingGuess): boolean {
  return /\p{Lu}\p{Ll}|\p{sc=Hangul}/u.test(text) || confidence > 0.3;
}

/** Whether all of a text is Greek or Cyrillic in letters of one case: capitals become small letters in KOI8. */
function isCased(text: string, style: 'small' | 'capital'): boolean {
  const others = style === 'small' ? /\p{Lu}/u : /\p{Ll}/u;
  return /[\p{sc=Greek}\p{sc=Cyrillic}]{3}/u.test(text) && !others.test(text);
}

/** What only Western Europe writes, as in Noël, Simões and Août; elsewhere, the same bytes are no pair of letters. */
const onlyWestern = /[aeou]ë|õe|o[ûî]|(?:^|\s)à(?:\s|$)/i;

/** Whether Western text has letters that only meet in Icelandic, or in no language: most likely they are others. */
function looksForeign(text: string): boolean {
  // Hungarian has ő and ű there, and Baltic languages ū; but neither has these other letters of French as well.
  const isFrench = /[êôœ]/i.test(text) || (/é/i.test(text) && /[çèëîïâ]/i.test(text));
  if (!isFrench && /[õû]/i.test(text.replaceAll(/õe|oû/gi, ''))) return true;
  // The names of Croats, Serbs and Slovenes end in ć and č; Danes have Kiær and træ, Italians Noè.
  if (/[aeiou]æ(?!\p{L})|iæ(?!r)|[ai]è(?!\p{L})/iu.test(text)) return true;
  return /[þðý]/i.test(text) || (/[æø]/i.test(text) && /[áíóúèìàòùâîôçñêã]/i.test(text));
}

/** Characters that no text contains. */
const impossible = /[\p{Cc}\p{Co}\p{Cn}\uFFFD]/u;
const notLatin =
  String.raw`[\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Thai}` +
  String.raw`\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]`;
/** What hardly a word contains that is read as it was written. */
const implausible = [
  // Signs beside letters, other than those of East Asia.
  /\p{L}[^\p{L}\p{M}\p{Nd}\s'’.\-&/@+_\u3001-\u301f\uff01-\uff20]+\p{L}/u,
  /(?:^|\s)[\p{S}\p{No}ªº¡¿§¶†‡•‰…‚„][\p{L}]/u,
  /\p{L}[\p{S}\p{No}ªºµ¡¿§¶†‡•‰‚„–—](?:$|\s)/u,
  /[ªºµ]\p{L}|\p{L}[ªºµ]/u,
  // Capitals inside a word.
  /\p{Ll}\p{Lu}/u,
  /\p{Lu}(?=[^\0-\x7F])\p{Lu}\p{Ll}/u,
  // Frames, and signs in a row.
  /[\u2500-\u259f]|[^\0-\x7F\p{L}\p{M}\p{N}\s]{3}/u,
  // Narrow Japanese beside Chinese characters.
  /[\uff61-\uff9f]\p{sc=Han}|\p{sc=Han}[\uff61-\uff9f]/u,
  // Marks without a letter.
  /(?:^|[^\p{L}\p{M}])\p{M}/u,
  // Letters of several scripts.
  new RegExp(String.raw`\p{sc=Latin}${notLatin}|${notLatin}\p{sc=Latin}`, 'u'),
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]\p{sc=Hangul}|\p{sc=Hangul}[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u,
];

export const isBroken = (word: string): boolean => impossible.test(word);
function isOdd(word: string): boolean {
  const text = word.replace(mixed, '').replace(eastAsianSigns, '');
  return implausible.some((pattern) => pattern.test(text));
}

const eastAsian = String.raw`[\p{sc=Han}\p{sc=Hangul}\u3040-\u30ff]`;
/** Latin beside at least two characters of East Asia, as in VIP客户: umlauts of other encodings become single ones. */
const mixed = new RegExp(String.raw`(?<!\p{L})[A-Z]+(?=${eastAsian}{2})|(?<=${eastAsian}{2})[A-Z]+(?!\p{L})`, 'giu');
/** Signs of East Asia's extensions beside its characters, as in ㈱山田 and 田中①. */
const eastAsianSigns = new RegExp(String.raw`[①-⑳㈠-㏿№℡]+(?=${eastAsian})|(?<=${eastAsian})[①-⑳㈠-㏿№℡]+`, 'gu');

function isPlausible(text: string): boolean {
  const words = text.split('\n');
  // Broken words are rare, and names such as McDonald are not common.
  return words.filter(isBroken).length * 100 <= words.length && words.filter(isOdd).length * 10 <= words.length;
}

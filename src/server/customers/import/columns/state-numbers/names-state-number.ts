import { headerWords } from '../header-words.ts';
import { numberNames } from './number-names.ts';

/** What stands between the words of a name: Numéro de passeport. */
const joints: ReadonlySet<string> = new Set(
  `de du des la le les l d della dell di do da dos das del el y e og och und et i si and van het der af til o a the of k
    του της`.split(/\s+/),
);
const withoutJoints = (found: readonly string[]): readonly string[] => found.filter((word) => !joints.has(word));
const namesIn = (text = ''): readonly (readonly string[])[] =>
  text
    .split('|')
    .map((name) => headerWords(name))
    .filter((found) => found.length > 0);
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const names = new Set<string>();
const alone = new Set<string>();
/** Words of the longest name. */
let longest = 1;
for (const language of Object.values(numberNames)) {
  const documents = namesIn(language.documents);
  for (const number of namesIn(language.numbers)) {
    for (const document of documents) {
      const [before, behind] = [
        [...number, ...document],
        [...document, ...number],
      ];
      for (const name of [before, behind]) add(name.join(' '), name.length);
      // As one word, too, if it is no other: "cop" is no Czech number.
      const [numberText, documentText] = [number.join(''), document.join('')];
      const isJoined = eastAsian.test(documentText) || (documentText.length >= 3 && numberText.length >= 2);
      if (isJoined) add(behind.join(''), behind.length);
      if (isJoined && documentText.length >= 6) add(before.join(''), before.length);
    }
  }
  for (const name of namesIn(language.names)) {
    add(name.join(' '), name.length);
    add(name.join(''), name.length);
  }
  for (const name of namesIn(language.alone)) alone.add(name.join(''));
}

function add(name: string, words: number): void {
  names.add(name);
  longest = Math.max(longest, words);
}

/** Whether the words of a header name a number that a state, an insurance of it or a bank gave a person. */
export function namesStateNumber(found: readonly string[]): boolean {
  return [found, withoutJoints(found)].some(
    (words) => alone.has(words.join('')) || words.some((_, at) => startsName(words, at)),
  );
}

function startsName(words: readonly string[], at: number): boolean {
  for (let end = at + 1; end <= Math.min(words.length, at + longest); end += 1) {
    const run = words.slice(at, end);
    if (names.has(run.join(' ')) || names.has(run.join(''))) return true;
  }
  return false;
}

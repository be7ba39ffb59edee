import type { CustomerStatus } from '../../../../contract/customer.ts';
import { foldText } from '../../../../contract/search-text.ts';
import { isAnyDate, isNoDate } from './parse-date.ts';
import * as statusWords from './statuses/status-words.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const keysOf = (text: string): ReadonlySet<string> => new Set(words(text).map(keyOf));

/** Excel's booleans in other languages. Some are also names and materials. */
const sheetYes = keysOf(`wahr vrai vero verdadero verdadeiro waar prawda pravda истина істина doğru sant sand
      sann tosi
  igaz adevărat αληθης istina resnica verdader`);
const sheetNo =
  keysOf(`falsch faux falso onwaar fałsz nepravda ложь хибність yanlış yanlis falskt falsk usann epätosi hamis
  fals ψευδης laž neistina napačno`);
/** With the letters that forms of yes and no have, and the -1 of Access. */
const yes = new Set([
  ...keysOf(`true yes y t 1 -1 on x ✓ ✔ ☑ ✅ oui o ja j si sim s tak ano a igen evet jo kyllä da да д так ναι 是
    taip jah ya có ใช่ نعم כן はい 예 subscribed opted-in granted given accepted agreed consented confirmed erteilt
    zugestimmt eingewilligt accordé accepté concedido aceptado concesso accettato`),
  ...sheetYes,
]);
const no = new Set([
  ...keysOf(`false no n f 0 off ☐ non nein nee nej nei não nao nie ne nem hayır hayir ei нет н ні όχι 否 いいえ 아니요
    nu không tidak ไม่ใช่ لا לא unsubscribed opted-out never-subscribed not-subscribed
    revoked withdrawn denied declined refused rejected not-granted widerrufen abgelehnt zurückgezogen verweigert
    révoqué révoquée retiré refusé revocado revocada retirado rechazado revocato revocata ritirato rifiutato
    ingetrokken herroepen geweigerd cofnięta cofnięto wycofana odwołana odvolán odvoláno återkallat återkallad
    tilbagekaldt trukket-tilbake peruutettu visszavonva отозвано отозван отклонено geri-çekildi`),
  ...sheetNo,
]);
const plainYes = new Set(words('true yes y t'));
const plainNo = new Set(words('false no n f'));

/** A word without case and accents, with dashes between its parts. */
function keyOf(cell: string): string {
  const word = cell.toLowerCase().replace(/[\s_]+/g, '-');
  return /[^\0-\x7F]/.test(word) ? foldText(word) : word;
}

const keyOfCodes = (codes: Iterable<string>): string =>
  [...new Set([...codes].map((code) => code.toLowerCase()))].toSorted().join('/');
/** The codes of a column that are read: a pair, or one that hardly means anything else. */
const yesNoCodes: ReadonlySet<string> = new Set(
  words('y/n j/n s/n o/n a/n t/n д/н t/f 1/0 -1/0 y j д t x n н f 1 -1 0').map((pair) => keyOfCodes(pair.split('/'))),
);

/** Whether a cell is a letter or a number in place of a word. Characters such as 是 are words. */
export function isAnswerCode(cell: string): boolean {
  return /^(?:[\p{Lu}\p{Ll}]|-?\d+)$/u.test(cell);
}

/** A column's letters and numbers, which mean yes or a status only in pairs: O is oui beside N, and out beside I. */
export class AnswerCodes {
  readonly #found = new Set<string>();
  cells = 0;

  add(cell: string): void {
    if (!this.#found.has(cell)) {
      if (!isAnswerCode(cell)) return;
      // More than a pair in either case are none.
      if (this.#found.size <= 4) this.#found.add(cell);
    }
    this.cells += 1;
  }

  get areYesNo(): boolean {
    return this.#found.size === 0 || yesNoCodes.has(keyOfCodes(this.#found));
  }

  get areStatuses(): boolean {
    return this.#found.size === 0 || keyOfCodes(this.#found) === 'a/i';
  }
}

/** The value of a cell in a boolean column; null if it is neither yes nor no. */
export function parseBoolean(cell: string): boolean | null {
  // Folding a sentence takes long, and says no more.
  if (cell.length > 20) return null;
  const plain = cell.toLowerCase();
  if (yes.has(plain)) return true;
  if (no.has(plain)) return false;
  const word = keyOf(cell);
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}

/** Whether a cell suggests a boolean column; 0 and 1 do not, since they can be counts. */
export function looksBoolean(cell: string): boolean {
  const word = cell.toLowerCase();
  return plainYes.has(word) || plainNo.has(word);
}

/** Whether a cell is one of Excel's booleans in another language, such as WAHR. */
export function isSheetBoolean(cell: string): boolean {
  if (cell.length > 12) return false;
  const word = keyOf(cell);
  return sheetYes.has(word) || sheetNo.has(word);
}

const keysOfStatus = (...texts: readonly string[]): readonly string[] => [...keysOf(texts.join(' '))].map(unspaced);
const unspaced = (key: string): string => key.replaceAll('-', '');

const activeWords = keysOfStatus(statusWords.activeWords, statusWords.moreActiveWords);

/** Words before one of them that turn it round, such as `Nicht aktiv`. */
const negations = keysOf('not non nicht no não niet ikke inte ej nie nu ne не nem ei μη không');

const statuses: ReadonlyMap<string, CustomerStatus> = new Map([
  ...activeWords.map((word) => [word, 'active'] as const),
  ...activeWords.flatMap((word) => [...negations].map((not) => [`${not}${word}`, 'inactive'] as const)),
  ...keysOfStatus(statusWords.notActiveWords, statusWords.endedWords, statusWords.moreInactiveWords).map(
    (word) => [word, 'inactive'] as const,
  ),
  ...keysOfStatus(statusWords.bannedWords, statusWords.moreBannedWords).map((word) => [word, 'banned'] as const),
]);

/** A status in words, or as yes or no; the worst of several counts. */
export type StatusTarget =
  /** `isOfAccount`: a name such as Account Status, whose numbers can be codes of the other system. */
  | { readonly kind: 'status'; readonly isOfAccount?: true }
  | {
      readonly kind: 'flag';
      readonly yes: CustomerStatus;
      readonly no: CustomerStatus;
      /** Whether it says of each customer if they are active; one such as Deleted does not. */
      readonly saysActive?: true;
    };

/** The status that a cell means in a column such as Active or Blocked. */
export function parseStatusFlag(
  cell: string,
  flag: { readonly yes: CustomerStatus; readonly no: CustomerStatus },
): CustomerStatus | null {
  // Before no, which withdrawn is for a consent.
  const status = parseStatus(cell);
  if (status !== null) return status;
  const isYes = parseBoolean(cell);
  if (isYes === null) return null;
  return isYes ? flag.yes : flag.no;
}

/** The status that a word stands for; null for any other word. */
export function parseStatus(cell: string): CustomerStatus | null {
  return cell.length > 20 ? null : (statuses.get(cell.toLowerCase()) ?? statuses.get(unspaced(keyOf(cell))) ?? null);
}

/** The status that a cell means in a column of statuses, which can have letters. */
export function parseStatusOrLetter(cell: string): CustomerStatus | null {
  if (cell.length > 1) return parseStatus(cell);
  const letter = cell.toLowerCase();
  if (letter === 'a') return 'active';
  return letter === 'i' ? 'inactive' : parseStatus(cell);
}

/**
 * The status that a cell means in a parameter which has the name of a status: banned by such a word, which has no other
 * meaning, or since the date in a column such as Blocked; null if it means none.
 */
export function statusBeside(cell: string, target: StatusTarget): CustomerStatus | null {
  const status = parseStatus(cell);
  if (status === 'banned' || target.kind === 'status' || target.yes === 'active')
    return status === 'banned' ? status : null;
  return status === target.yes || startsWithDate(cell) ? target.yes : null;
}

/** Whether a cell is a date, perhaps with a note behind it: `2026-03-05 for fraud`. */
function startsWithDate(cell: string): boolean {
  const [first = ''] = cell.slice(0, 40).split(/[T\s]/);
  return [cell, ...(/[-/.]/.test(first) ? [first] : [])].some((text) => isAnyDate(text) && !isNoDate(text));
}

/** Of two statuses, the one that counts: a customer who is active and blocked is banned. */
export function worstStatus(one: CustomerStatus, other: CustomerStatus): CustomerStatus {
  const worstFirst = ['banned', 'inactive', 'active'] as const;
  return worstFirst.find((status) => status === one || status === other) ?? one;
}

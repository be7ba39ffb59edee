import { labelBefore } from '../phone/phone-text.ts';

/** The fewest digits of text in the form of a phone number that count as a half-typed one. */
const halfTypedDigits = 3;
/** The fewest digits among words that can be a whole phone number without looking like one. */
const wholePhoneDigits = 7;
/**
 * The most digits of a word that starts with a letter, such as `CUST-000123`. With more, it is a phone number after a
 * label.
 */
const maxNumberDigits = 9;

const phoneAlone = /^[\p{Nd}\s()+./\p{Pd}]+$/u;
/** Digits, with what can come before and between those of a phone number. */
const digitRuns = /[+(]*\p{Nd}(?:[\s()./\p{Pd}]*\p{Nd})*/gu;

/**
 * Whether search text contains an email or a phone number, whole or half typed, in any script: personal data, which
 * must not reach histories and proxy logs. Source: ui.md, "Search box".
 */
export function isPersonal(search: string): boolean {
  // Full-width characters and narrow spaces become plain. Direction marks, which copied numbers contain, are dropped.
  const plain = search
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(labelBefore, '');
  if (plain.includes('@')) return true;
  if (phoneAlone.test(plain)) return digitsIn(plain) >= halfTypedDigits;
  const rest = plain.replace(/(?<!\S)\p{L}\S*/gu, (word) => (digitsIn(word) <= maxNumberDigits ? ' ' : word));
  return (rest.match(digitRuns) ?? []).some(
    (run) => digitsIn(run) >= (isDialled(run) ? halfTypedDigits : wholePhoneDigits),
  );
}

/** Starts like a country or area code, or has digits that customer numbers are not written in. */
function isDialled(run: string): boolean {
  return !/^[1-9]/.test(run);
}

function digitsIn(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0;
}

/** Digits from which a text made like a phone number counts as one that is half typed. */
const halfTyped = 3;
/** Digits from which a number among words can be a whole phone number without the signs of one. */
const wholePhone = 7;
/**
 * Digits a word may have that begins with a letter, such as `CUST-000123`; with more it is a phone number behind a
 * label.
 */
const customerNumber = 9;

const label = /^(?:tel|phone|mobile|fax)\b[.:\s]*/i;
const phoneAlone = /^[\p{Nd}\s()+./\p{Pd}]+$/u;
/** Digits with what may stand before and between those of a phone number. */
const digitRuns = /[+(]*\p{Nd}(?:[\s()./\p{Pd}]*\p{Nd})*/gu;

/**
 * Whether search text holds an email or a phone number, whole or half typed, in whatever signs and digits: personal
 * data that must not reach histories and proxy logs. Source: ui.md, "Search box".
 */
export function isPersonal(search: string): boolean {
  // Full-width signs and narrow spaces become plain; marks of direction, which copied numbers carry, are dropped.
  const plain = search
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(label, '');
  if (plain.includes('@')) return true;
  if (phoneAlone.test(plain)) return digitsIn(plain) >= halfTyped;
  const rest = plain.replace(/(?<!\S)\p{L}\S*/gu, (word) => (digitsIn(word) <= customerNumber ? ' ' : word));
  return (rest.match(digitRuns) ?? []).some((run) => digitsIn(run) >= (isDialled(run) ? halfTyped : wholePhone));
}

/** Begins as a number with its country or area code does, or is of digits that customer numbers are not written in. */
function isDialled(run: string): boolean {
  return !/^[1-9]/.test(run);
}

function digitsIn(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0;
}

const eastAsian = /^[\p{sc=Han}\p{sc=Hangul}]+$/u;
const eastAsianGiven = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]+$/u;

/**
 * First and last name joined; null without either. Chinese, Japanese and Korean names have the last name first, without
 * a space, as they are written and searched for.
 */
export function joinNames(firstName: string | null, lastName: string | null): string | null {
  const isEastAsian = eastAsian.test(lastName ?? '') && eastAsianGiven.test(firstName ?? '');
  const names = isEastAsian ? [lastName, firstName] : [firstName, lastName];
  const joined = names.filter((name) => name !== null && name !== '').join(isEastAsian ? '' : ' ');
  return joined === '' ? null : joined;
}

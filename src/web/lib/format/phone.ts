import { callingCodeOf } from '../../../contract/phone/calling-code.ts';

/** Groups of the national digits of some countries, by code and number of digits. */
const countryGroups: Readonly<Record<string, readonly number[]>> = {
  '1/10': [3, 3, 4],
  '7/10': [3, 3, 2, 2],
  '33/9': [1, 2, 2, 2, 2],
  '34/9': [3, 3, 3],
  '44/10': [4, 6],
  '353/9': [2, 3, 4],
  '81/10': [2, 4, 4],
  '86/11': [3, 4, 4],
  '91/10': [5, 5],
};

/** Groups for every other country, by number of digits. */
const plainGroups: Readonly<Record<number, readonly number[]>> = {
  5: [2, 3],
  6: [3, 3],
  7: [3, 4],
  8: [4, 4],
  9: [3, 3, 3],
  10: [3, 3, 4],
  11: [3, 4, 4],
  12: [4, 4, 4],
  13: [3, 3, 3, 4],
  14: [4, 3, 3, 4],
};

/** An E.164 number with spaces added; any other text unchanged. */
export function groupPhone(phone: string): string {
  if (!/^\+[1-9]\d{4,14}$/.test(phone)) return phone;
  const digits = phone.slice(1);
  const code = callingCodeOf(digits);
  const national = digits.slice(code.length);
  const sizes = countryGroups[`${code}/${national.length}`] ?? plainGroups[national.length] ?? [national.length];
  const groups: string[] = [];
  let start = 0;
  for (const size of sizes) {
    groups.push(national.slice(start, start + size));
    start += size;
  }
  return `+${[code, ...groups].filter((group) => group !== '').join(' ')}`;
}

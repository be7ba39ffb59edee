/** Country calling codes of one and two digits; every other has three. Source: ITU-T E.164, list of assigned codes. */
const shortCodes = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** The country calling code at the start of the digits of an international number. */
export function callingCodeOf(digits: string): string {
  return shortCodes.exec(digits)?.[0] ?? digits.slice(0, 3);
}

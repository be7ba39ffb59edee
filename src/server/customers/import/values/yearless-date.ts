/** `07/19`, `19.7.`, `--07-19`, `19 July` or `Jul 19th`. */
const inDigits = /^(?:\d{1,2}[-/.]\d{1,2}\.?|--\d{2}-?\d{2})$/;
const inWords = /^(?:\d{1,2}(?:\.|st|nd|rd|th)?\s+\p{L}{3,10}\.?|\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?)$/u;

/** Whether a cell in a column of birthdays has a day and a month only. */
export function isYearless(cell: string): boolean {
  return cell.length <= 20 && (inDigits.test(cell) || inWords.test(cell));
}

/**
 * Whether a text is a day of the calendar as `YYYY-MM-DD`, the form of a date parameter's values. Source: contract.md.
 */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  // A day its month has not is read as one of the next month, or as none.
  return new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8));
}

/** MySQL's zero date, and Outlook's `0/0/00`. */
const zeros = String.raw`0{1,4}([-/.])\s?0{1,2}\1\s?0{1,4}\.?|00000000`;
/** The days below in digits alone, which no date in other years would be written as. */
const compactDays = '00010101|17530101|19000101|1899123[01]|99991231';
/** The first days of .NET and of 1900 in seconds or milliseconds. */
const times = '-62135596800(?:000)?|-2208988800(?:000)?';
const noDate = new RegExp(String.raw`^(?:(?:${zeros}|${compactDays})(?:$|[T ,])|(?:${times})$)`);

/** Whether a cell is a placeholder for a missing date that is itself none, or is digits alone. */
export function isDateOfZeros(cell: string): boolean {
  return cell.length >= 6 && cell.length <= 40 && noDate.test(cell);
}

/** The first days of .NET, SQL Server and 1900, the day zero of spreadsheets, and the last day of all. */
const days: ReadonlySet<string> = new Set([
  '0001-01-01',
  '1753-01-01',
  '1900-01-01',
  '1899-12-30',
  '1899-12-31',
  '9999-12-31',
]);
const year = new RegExp([...days].map((day) => day.slice(0, 4)).join('|'));

/** Whether a cell has the year of such a day: parsing all the others would take long. */
export function mayBeNoDay(cell: string): boolean {
  return year.test(cell);
}

/** Whether a day as `YYYY-MM-DD` stands for no date in databases, spreadsheets and programs. */
export function isNoDay(day: string): boolean {
  return days.has(day);
}

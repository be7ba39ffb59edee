/** The first and last days of databases, spreadsheets and programs, which stand for no date. */
const days = [
  // MySQL's zero date, and Outlook's `0/0/00`.
  String.raw`0000-00-00|00000000|0{1,2}([/.])0{1,2}\1(?:00){1,2}`,
  // The first day of .NET, of SQL Server and of 1900, and the last day of all: 0001-01-01, 99991231.
  String.raw`(?:0001|1753|1900)([-/.]?)01\2 ?01|9999([-/.]?)12\3 ?31`,
  String.raw`0?1([-/.])0?1\4(?:0001|1753|1900)|31([-/.])12\5(?:9999)|12([-/.])31\6(?:9999)`,
  // The day zero of spreadsheets.
  String.raw`1899([-/.]?)12\7 ?3[01]|3[01]([-/.])12\8(?:1899)|12([-/.])3[01]\9(?:1899)`,
  String.raw`0?1[- ]Jan[- ](?:0001|1753|1900)|Jan(?:uary)? +0?1,? +(?:0001|1753|1900)|31[- ]Dec[- ]9999`,
];
const noDate = new RegExp(String.raw`^(?:(?:${days.join('|')})(?:$|[T ,])|-62135596800(?:000)?$)`, 'i');

/** Whether a cell is a placeholder for a missing date. */
export function isNoDate(cell: string): boolean {
  return cell.length >= 6 && cell.length <= 40 && noDate.test(cell);
}

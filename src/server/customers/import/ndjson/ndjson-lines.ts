import { StartupError } from '../../../errors/startup-error.ts';
import { csvRows, detectDialect } from '../csv/csv-rows.ts';
import { fileText } from '../text/file-text.ts';
import type { FileHead } from '../text/file-text.ts';
import { withoutGuards } from '../../formula-guard.ts';
import { cellText } from '../values/cell-text.ts';

/** Characters of the longest line. */
const longestLine = 16 * 1024 * 1024;
/** How the rejects of an NDJSON file start, also after a spreadsheet saved them. */
const rejectsStart = /^"?line"?([,;\t])"?reason"?\1"?record"?\r?\n/;

/** A line of JSON and its number, counted from 1. */
export interface NdjsonLine {
  readonly line: number;
  readonly text: string;
}

/** Whether a CSV file, by its start, contains rejected lines of NDJSON, which can be fixed and imported again. */
export function containsRejectedLines({ text }: FileHead): boolean {
  return rejectsStart.test(text);
}

/** The lines of a file that are not blank. Throws a StartupError on an overlong one. */
export function ndjsonLines(
  file: string,
  head: FileHead,
  onBytes: (bytes: number) => void,
): AsyncGenerator<NdjsonLine> {
  const texts = fileText(file, head, onBytes);
  return containsRejectedLines(head) ? rejectedLines(texts, head) : linesOf(texts);
}

async function* rejectedLines(texts: AsyncGenerator<string>, { text }: FileHead): AsyncGenerator<NdjsonLine> {
  let header = true;
  for await (const rows of csvRows(texts, detectDialect(text))) {
    for (const { line, cells } of rows) {
      const record = cellText(withoutGuards(cells[2] ?? ''));
      if (!header && record !== '') yield { line, text: record };
      header = false;
    }
  }
}

async function* linesOf(texts: AsyncGenerator<string>): AsyncGenerator<NdjsonLine> {
  let line = 0;
  let rest = '';
  for await (const piece of texts) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine)
      throw new StartupError(`Line ${line + lines.length + 1} is too long for one customer.`);
    for (const text of lines) {
      line += 1;
      if (text.trim() !== '') yield { line, text: text.trim() };
    }
  }
  if (rest.trim() !== '') yield { line: line + 1, text: rest.trim() };
}

import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { StartError } from '../../start-error.ts';

/** A record of a file and the line, counted from 1, that it starts on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Bytes one record may have; more is a quotation mark that is never closed. */
const longestRecord = 4 * 1024 * 1024;
const candidates = [',', ';', '\t', '|', '^', '~', ':'] as const;

export interface CsvDialect {
  readonly delimiter: string;
  readonly lineEnds: readonly string[];
}

/** How a CSV text is divided, by how it starts. */
export function detectDialect(head: string): CsvDialect {
  // Each end that is possible is looked for at every byte, so the oldest Macintosh's only where there is no other.
  return { delimiter: detectDelimiter(head), lineEnds: head.includes('\n') ? ['\r\n', '\n'] : ['\r'] };
}

/** Rows of CSV, blank lines left out. Throws a StartError on a quotation mark that is never closed. */
export async function* csvRows(chunks: AsyncIterable<Uint8Array>, { delimiter, lineEnds }: CsvDialect): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: [...lineEnds],
    max_record_size: longestRecord,
  });
  // A failure of either stream ends the loop below, which is where it is thrown.
  pipeline(Readable.from(chunks, { objectMode: false }), parser, () => {});
  let last = 0;
  try {
    for await (const read of parser) {
      const { record, info } = recordOf(read);
      const line = last + 1;
      last = info.lines;
      const blank = record.length === 1 && record[0]?.trim() === '';
      const namesDelimiter = line === 1 && record[0]?.toLowerCase() === 'sep=';
      if (!blank && !namesDelimiter) yield { line, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError && (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE')) {
      throw new StartError(`The record that starts on line ${last + 1} has a quotation mark that is never closed.`, { cause: error });
    }
    throw error;
  }
}

/** What csv-parse gives for a record with `info: true` and without `columns`. */
function recordOf(read: unknown): { readonly record: readonly string[]; readonly info: { readonly lines: number } } {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- the options above give this form
  return read as { readonly record: readonly string[]; readonly info: { readonly lines: number } };
}

/** The delimiter of a CSV text by its first records: what divides them into the same number of cells, and into most. */
function detectDelimiter(head: string): string {
  const named = /^sep=(.)\r?\n/i.exec(head)?.[1];
  if (named !== undefined) return named;
  const scored = candidates.map((delimiter) => ({ delimiter, ...score(head, delimiter) }));
  const [best] = scored.filter(({ cells, agreeing }) => cells > 1 && agreeing >= 0.5).toSorted((a, b) => b.cells - a.cells || b.agreeing - a.agreeing);
  return best?.delimiter ?? ',';
}

/** How many cells the first record has, and what share of the next ones has as many. */
function score(head: string, delimiter: string): { readonly cells: number; readonly agreeing: number } {
  const counts: number[] = [];
  let cells = 1;
  let quotedCell = false;
  for (let at = 0; at < head.length && counts.length < 20; at += 1) {
    const character = head[at];
    if (character === '"') quotedCell = !quotedCell;
    else if (!quotedCell && character === delimiter) cells += 1;
    else if (!quotedCell && (character === '\n' || (character === '\r' && head[at + 1] !== '\n'))) {
      counts.push(cells);
      cells = 1;
    }
  }
  if (counts.length === 0) counts.push(cells);
  const [first = 1] = counts;
  return { cells: first, agreeing: counts.filter((count) => count === first).length / counts.length };
}

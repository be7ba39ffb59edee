import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { ColumnProfile } from '../columns/column-profile.ts';
import type { ColumnTarget } from '../columns/column-target.ts';
import { csvRows, detectDialect } from './csv-rows.ts';
import type { CsvDialect, CsvRow } from './csv-rows.ts';
import { hasInvalidBytes, showInvalidBytes } from '../text/invalid-bytes.ts';
import { fileText, textFormatName } from '../text/file-text.ts';
import type { FileHead, TextFormat } from '../text/file-text.ts';
import { planColumn, refuseManyColumns } from '../columns/plan-column.ts';
import type { BoundColumn, PlannedColumn } from '../columns/plan-column.ts';
import type { FileSettings, ImportFile, ImportScan, ImportRow } from '../import-file.ts';
import { mapHeader } from '../columns/map-header.ts';
import { createRowParser, quoted } from '../columns/parse-row.ts';
import { UnclosedQuoteDetector } from './unclosed-quotes.ts';
import { cellText } from '../values/parse-words.ts';

/** A CSV file as an import reads it. */
export class CsvFile implements ImportFile {
  rejectsHeader: readonly string[] = [];
  readonly #settings: FileSettings;
  readonly #dialect: CsvDialect;
  readonly #format: TextFormat;
  #columns: readonly PlannedColumn[] = [];
  #unclosedQuotes: UnclosedQuoteDetector | null = null;

  constructor(settings: FileSettings, head: FileHead) {
    this.#settings = settings;
    this.#format = head;
    this.#dialect = detectDialect(head.text);
  }

  async scan(onBytes: (bytes: number) => void): Promise<ImportScan> {
    let targets: ColumnTarget[] | null = null;
    let profiles: ColumnProfile[] = [];
    let rows = 0;
    for await (const some of this.#csvRows(onBytes)) {
      for (const { cells } of some) {
        if (targets === null) {
          targets = this.#readHeader(cells);
          profiles = targets.map((target) => new ColumnProfile(target));
        } else if (!isBlank(cells)) {
          rows += 1;
          if (this.#rejectReason(cells) === null) addToProfiles(profiles, cells);
        }
      }
    }
    if (targets === null) throw new StartupError('The file has no line of column names.');
    this.#columns = targets.map((target, at) => {
      const profile = profiles[at] ?? new ColumnProfile(target);
      // A column that nobody filled makes no parameter.
      const kept: ColumnTarget = target.kind === 'new' && profile.filled === 0 ? { kind: 'ignored' } : target;
      return planColumn(cellText(this.rejectsHeader[at] ?? ''), kept, profile, this.#settings);
    });
    const wanted = this.#columns.flatMap(({ target, type }) =>
      target.kind === 'new' && type !== null ? [{ name: target.name, type }] : [],
    );
    return {
      format: 'CSV',
      written: `${textFormatName(this.#format)}, cells divided by ${delimiterName(this.#dialect.delimiter)}`,
      columns: this.#columns,
      wanted,
      rows,
    };
  }

  async *rows(defined: ReadonlyMap<string, ParameterDefinition>): AsyncGenerator<ImportRow> {
    const columns = this.#columns.map((column) => bind(column, defined));
    const read = createRowParser(columns, this.#settings.phoneCountry);
    let header = true;
    for await (const some of this.#csvRows(() => {})) {
      for (const { line, cells } of some) {
        if (!header && !isBlank(cells)) {
          const reason = this.#rejectReason(cells);
          if (reason === null) yield { line, cells, parsed: read(cells) };
          else
            yield {
              line,
              cells: this.#format.hasInvalidBytes ? cells.map(showInvalidBytes) : cells,
              parsed: { reason },
            };
        }
        header = false;
      }
    }
  }

  #readHeader(cells: readonly string[]): ColumnTarget[] {
    if (this.#format.hasInvalidBytes && cells.some(hasInvalidBytes))
      throw new StartupError(
        `The names of the columns hold bytes that are no ${this.#format.encoding.toUpperCase()} text.`,
      );
    refuseManyColumns(cells.length);
    this.rejectsHeader = cells;
    const targets = mapHeader(cells, this.#settings.parameters);
    this.#unclosedQuotes = new UnclosedQuoteDetector(targets, this.#dialect.delimiter);
    return targets;
  }

  /** What makes a record no row, whatever its cells say; null when nothing does. */
  #rejectReason(cells: readonly string[]): string | null {
    const nameOf = (at: number): string => cellText(this.rejectsHeader[at] ?? `Cell ${at + 1}`);
    const invalid = this.#format.hasInvalidBytes ? cells.findIndex(hasInvalidBytes) : -1;
    if (invalid >= 0)
      return `${nameOf(invalid)} ${quoted(showInvalidBytes(cells[invalid] ?? ''))} had bytes that are no ${this.#format.encoding.toUpperCase()} text: check what stands in their place`;
    const unclosed = this.#unclosedQuotes?.findCell(cells) ?? -1;
    if (unclosed >= 0)
      return `${nameOf(unclosed)} begins with a quotation mark that is not closed where it should be, and holds the rows below it`;
    return columnCountError(cells, this.rejectsHeader.length);
  }

  #csvRows(onBytes: (bytes: number) => void): AsyncGenerator<readonly CsvRow[]> {
    return csvRows(fileText(this.#settings.file, this.#format, onBytes), this.#dialect);
  }
}

function addToProfiles(profiles: readonly ColumnProfile[], cells: readonly string[]): void {
  for (let at = 0; at < profiles.length; at += 1) {
    const cell = cellText(cells[at] ?? '');
    if (cell !== '') profiles[at]?.add(cell);
  }
}

/** A row of empty cells, as spreadsheets leave behind their tables. */
function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function columnCountError(cells: readonly string[], columns: number): string | null {
  const tooMany = cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== '');
  if (!tooMany && cells.length >= columns) return null;
  return `The row has ${cells.length === 1 ? '1 cell' : `${cells.length} cells`}, but there are ${columns} columns`;
}

function bind(column: PlannedColumn, defined: ReadonlyMap<string, ParameterDefinition>): BoundColumn {
  const { target } = column;
  if (target.kind !== 'new') return { ...column, target };
  const definition = defined.get(target.name);
  if (definition === undefined) throw new Error(`Nobody defined the parameter ${target.name}`);
  return { ...column, target: { kind: 'parameter', definition, alsoField: null } };
}

function delimiterName(delimiter: string): string {
  const names: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
  return names[delimiter] ?? delimiter;
}

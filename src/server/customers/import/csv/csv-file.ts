import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import { looksSecret } from '../columns/secret-column.ts';
import { RepeatedEmails } from '../../model/matching/repeated-emails.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { ColumnTypeInference } from '../columns/column-type-inference.ts';
import type { ColumnTarget, CustomTarget } from '../columns/column-target.ts';
import { csvRows, delimiterName, detectDialect, detectTableDialect } from './csv-rows.ts';
import type { CsvDialect, CsvRow } from './csv-rows.ts';
import { hasInvalidBytes, showInvalidBytes } from '../text/invalid-bytes.ts';
import { fileText, textFormatName } from '../text/file-text.ts';
import type { FileHead } from '../text/file-text.ts';
import { invalidHeaderError, refuseMostlyInvalid } from '../text/unclear-encoding.ts';
import { planColumn, refuseManyColumns, withoutBankAccounts } from '../columns/plan-column.ts';
import type { BoundColumn, PlannedColumn } from '../columns/plan-column.ts';
import type { FileSettings, CustomerFile, ImportScan, ImportRow, WantedParameter } from '../customer-file.ts';
import { customTarget, uniqueKey } from '../header/custom-target.ts';
import { indexBelowTitle, startsWithHeader } from '../header/find-header.ts';
import { hasGuards, mapHeader } from '../header/map-header.ts';
import type { MappedColumn } from '../header/map-header.ts';
import { createRowParser, quoted } from '../columns/parse-row.ts';
import { IdentityScan } from './identity-scan.ts';
import { columnCountError, filledWidth, isBlank } from './row-shape.ts';
import { UnclosedQuoteDetector } from './unclosed-quotes.ts';
import { withoutGuards } from '../../formula-guard.ts';
import { cellText, cellValue } from '../values/cell-text.ts';

/** Rows and cells at the start of a file that show what its columns hold. */
const sampledRows = 1_000;
const sampledCells = 200_000;

/** Reads a CSV file for an import. */
export class CsvFile implements CustomerFile {
  rejectsHeader: readonly string[] = [];
  readonly #settings: FileSettings;
  readonly #format: FileHead;
  #dialect: CsvDialect;
  /** With a title, above the header. */
  #rowsAbove = 0;
  #columns: readonly PlannedColumn[] = [];
  /** The columns that no report shows, imported or not. */
  #secrets: ReadonlySet<number> = new Set();
  #unclosedQuotes: UnclosedQuoteDetector | null = null;

  constructor(settings: FileSettings, head: FileHead) {
    this.#settings = settings;
    this.#format = head;
    this.#dialect = detectDialect(head.text);
  }

  async scan(onBytes: (bytes: number) => void): Promise<ImportScan> {
    const mapped = await this.#readHeader();
    const profiles = mapped.map(({ target }) => new ColumnTypeInference(target, mapped.length));
    const emails = new RepeatedEmails();
    const identities = new IdentityScan(mapped.map(({ target }) => target));
    let rows = 0;
    let invalidRows = 0;
    for await (const some of this.#dataRows(onBytes)) {
      for (const { cells } of some) {
        rows += 1;
        emails.add(cells);
        if (this.#format.hasInvalidBytes && cells.some(hasInvalidBytes)) invalidRows += 1;
        if (this.#rejectReason(cells) !== null) continue;
        addToProfiles(profiles, cells);
        identities.add(cells);
      }
    }
    const taken = new Set(mapped.map(({ target }) => uniqueKey(target)));
    const planned = mapped.map(({ target, dates, otherwise }, at) => {
      const profile = profiles[at] ?? new ColumnTypeInference(target);
      const fitting = profile.hasOtherCodes ? (otherwise?.() ?? target) : target;
      // An empty column creates no parameter.
      const kept: ColumnTarget = fitting.kind === 'new' && profile.filled === 0 ? { kind: 'ignored' } : fitting;
      const column = planColumn(cellText(this.rejectsHeader[at] ?? ''), kept, profile, {
        ...this.#settings,
        dates: dates ?? this.#settings.dates,
      });
      const yearless = this.#yearlessTarget(column, profile, taken);
      return { ...column, sharedWords: identities.sharedWords(at), yearless };
    });
    this.#columns = withoutBankAccounts(planned);
    this.#secrets = new Set(this.#columns.flatMap((column, at) => (isSecret(column) ? [at] : [])));
    refuseMostlyInvalid(this.#format, invalidRows, rows, this.#secrets.size > 0);
    const wanted = this.#columns.flatMap(({ target, type, yearless }): WantedParameter[] => [
      ...(target.kind === 'new' && type !== null ? [{ name: target.name, type }] : []),
      ...(yearless?.kind === 'new' ? [{ name: yearless.name, type: 'text' as const }] : []),
    ]);
    return {
      format: 'CSV',
      textFormat: `${textFormatName(this.#format)}, separated by ${delimiterName(this.#dialect.delimiter)}`,
      samples: this.#format.samples,
      columns: this.#columns,
      wanted,
      rows,
      repeatedEmails: emails.keys(),
      phonesWithoutCountry:
        this.#settings.phoneCountry === null ? profiles.reduce((sum, one) => sum + one.phonesWithoutCountry, 0) : 0,
    };
  }

  async *rows(defined: ReadonlyMap<string, ParameterDefinition>): AsyncGenerator<ImportRow> {
    const columns = this.#columns.map((column) => bind(column, defined));
    const read = createRowParser(columns, this.#settings.phoneCountry);
    for await (const some of this.#dataRows(() => {})) {
      for (const { line, cells: written } of some) {
        const cells = this.#cut(written);
        const reason = this.#rejectReason(cells);
        const shown = reason !== null && this.#format.hasInvalidBytes ? cells.map(showInvalidBytes) : cells;
        yield { line, cells: shown, parsed: reason === null ? read(cells) : { reason } };
      }
    }
  }

  shownCells(cells: readonly string[]): readonly string[] {
    // Where cells are missing, too many or not told apart, a secret can be in any of them.
    const hidesAll = this.#secrets.size > 0 && this.#shapeError(cells) !== null;
    return cells.map((cell, at) => (hidesAll || this.#secrets.has(at) ? '' : cell));
  }

  /** Maps the header by its names and by the first rows, which show whether the names can be trusted. */
  async #readHeader(): Promise<readonly MappedColumn[]> {
    const [header, ...rows] = await this.#findTable();
    if (header === undefined) throw new StartupError('The file has no header line.');
    const cells = header.slice(0, Math.max(...[header, ...rows].map(filledWidth)));
    const hasSecrets = cells.some((cell) => looksSecret(cell));
    if (this.#format.hasInvalidBytes && cells.some(hasInvalidBytes)) throw invalidHeaderError(this.#format, hasSecrets);
    refuseManyColumns(cells.length);
    this.rejectsHeader = cells;
    const mapped = mapHeader(cells, this.#settings.parameters, rows, this.#settings.mapping);
    const targets = mapped.map(({ target }) => target);
    this.#unclosedQuotes = new UnclosedQuoteDetector(targets, this.#dialect.delimiter);
    return mapped;
  }

  /** The first rows from the header on, which may be below a title; then other delimiters are tried, too. */
  async #findTable(): Promise<readonly (readonly string[])[]> {
    const first = await this.#firstRows();
    if (startsWithHeader(first, this.#settings.mapping)) return first;
    const detected = this.#dialect;
    for (const dialect of [detectTableDialect(this.#format.text), detected]) {
      this.#dialect = dialect;
      const rows = await this.#firstRows();
      this.#rowsAbove = indexBelowTitle(rows, this.#settings.mapping);
      if (this.#rowsAbove > 0) return rows.slice(this.#rowsAbove);
    }
    return first;
  }

  async #firstRows(): Promise<readonly (readonly string[])[]> {
    const first: (readonly string[])[] = [];
    let cells = 0;
    for await (const some of this.#csvRows(() => {})) {
      for (const row of some) {
        first.push(row.cells);
        cells += row.cells.length;
        if (first.length > sampledRows || cells > sampledCells) return first;
      }
    }
    return first;
  }

  /** The parameter that keeps the birthdays without a year of a column. */
  #yearlessTarget({ header, target }: PlannedColumn, { dates }: ColumnTypeInference, taken: ReadonlySet<string>) {
    const isBirthday = target.kind === 'parameter' && target.definition.id === 'system_date_of_birth';
    if (!isBirthday || dates === null || dates.yearless === 0) return null;
    const keeper = customTarget(header, this.#settings.parameters, taken);
    return keeper.kind === 'new' || keeper.definition.type === 'text' ? keeper : null;
  }

  /** Why a record is rejected before its cells are parsed; null if it is not. */
  #rejectReason(cells: readonly string[]): string | null {
    const invalid = this.#format.hasInvalidBytes ? cells.findIndex(hasInvalidBytes) : -1;
    if (invalid >= 0) {
      const cell = this.#secrets.has(invalid) ? '' : ` ${quoted(showInvalidBytes(cells[invalid] ?? ''))}`;
      const encoding = this.#format.encoding.toUpperCase();
      return `${this.#nameOf(invalid)}${cell} contained invalid ${encoding}: check the replaced characters`;
    }
    return this.#shapeError(cells);
  }

  #shapeError(cells: readonly string[]): string | null {
    const unclosed = this.#unclosedQuotes?.findCell(cells) ?? -1;
    if (unclosed >= 0) return `${this.#nameOf(unclosed)} starts with an unclosed quote and contains the rows below it`;
    return columnCountError(cells, this.rejectsHeader.length);
  }

  #nameOf(at: number): string {
    return cellText(this.rejectsHeader[at] ?? `Cell ${at + 1}`);
  }

  /** The rows below the header that are not empty. */
  async *#dataRows(onBytes: (bytes: number) => void): AsyncGenerator<readonly CsvRow[]> {
    let above = this.#rowsAbove + 1;
    for await (const some of this.#csvRows(onBytes)) {
      yield some.slice(above).filter(({ cells }) => !isBlank(cells));
      above = Math.max(0, above - some.length);
    }
  }

  #csvRows(onBytes: (bytes: number) => void): AsyncGenerator<readonly CsvRow[]> {
    return csvRows(fileText(this.#settings.file, this.#format, onBytes), this.#dialect);
  }

  /** Without the empty cells beyond the header that spreadsheets append, and what guards a file of rejects. */
  #cut(cells: readonly string[]): readonly string[] {
    const width = this.rejectsHeader.length;
    const cut = cells.length > width && filledWidth(cells) <= width ? cells.slice(0, width) : cells;
    return hasGuards(this.rejectsHeader) ? cut.map(withoutGuards) : cut;
  }
}

function isSecret({ header, target }: PlannedColumn): boolean {
  return target.kind === 'secret' || (target.kind === 'ignored' && looksSecret(header));
}

function addToProfiles(profiles: readonly ColumnTypeInference[], cells: readonly string[]): void {
  for (let at = 0; at < profiles.length; at += 1) {
    const text = cells[at] ?? '';
    // Most cells of a wide file.
    if (text === '') continue;
    const cell = cellValue(text);
    if (cell !== '') profiles[at]?.add(cell);
  }
}

function bind(column: PlannedColumn, defined: ReadonlyMap<string, ParameterDefinition>): BoundColumn {
  const { target } = column;
  const yearless = column.yearless === null ? null : definitionOf(column.yearless, defined);
  if (target.kind !== 'new') return { ...column, target, yearless };
  return {
    ...column,
    target: { ...target, kind: 'parameter', definition: definitionOf(target, defined), alsoField: null },
    yearless,
  };
}

function definitionOf(target: CustomTarget, defined: ReadonlyMap<string, ParameterDefinition>): ParameterDefinition {
  if (target.kind === 'parameter') return target.definition;
  const definition = defined.get(target.name);
  if (definition === undefined) throw new Error(`The parameter ${target.name} is not defined`);
  return definition;
}

import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { ColumnProfile } from '../columns/column-profile.ts';
import type { ColumnTarget } from '../columns/column-target.ts';
import { csvRows, detectDialect } from './csv-rows.ts';
import type { CsvDialect, CsvRow } from './csv-rows.ts';
import { isDamaged, shownDamage } from '../text/invalid-bytes.ts';
import { fileText, formName } from '../text/file-text.ts';
import type { FileHead, TextForm } from '../text/file-text.ts';
import { planColumn, refuseManyColumns } from '../columns/plan-column.ts';
import type { BoundColumn, PlannedColumn } from '../columns/plan-column.ts';
import type { FileSettings, ImportFile, ImportScan, ReadRow } from '../import-file.ts';
import { mapHeader } from '../columns/map-header.ts';
import { createRowReader, quoted } from '../columns/read-row.ts';
import { SwallowedRows } from './unclosed-quotes.ts';
import { cellText } from '../values/parse-words.ts';

/** A CSV file as an import reads it. */
export class CsvFile implements ImportFile {
  rejectsHeader: readonly string[] = [];
  readonly #settings: FileSettings;
  readonly #dialect: CsvDialect;
  readonly #form: TextForm;
  #columns: readonly PlannedColumn[] = [];
  #swallowed: SwallowedRows | null = null;

  constructor(settings: FileSettings, head: FileHead) {
    this.#settings = settings;
    this.#form = head;
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
          if (this.#problem(cells) === null) addToProfiles(profiles, cells);
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
      written: `${formName(this.#form)}, cells divided by ${delimiterName(this.#dialect.delimiter)}`,
      columns: this.#columns,
      wanted,
      rows,
    };
  }

  async *rows(defined: ReadonlyMap<string, ParameterDefinition>): AsyncGenerator<ReadRow> {
    const columns = this.#columns.map((column) => bind(column, defined));
    const read = createRowReader(columns, this.#settings.phoneCountry);
    let header = true;
    for await (const some of this.#csvRows(() => {})) {
      for (const { line, cells } of some) {
        if (!header && !isBlank(cells)) {
          const reason = this.#problem(cells);
          if (reason === null) yield { line, cells, reading: read(cells) };
          else yield { line, cells: this.#form.damaged ? cells.map(shownDamage) : cells, reading: { reason } };
        }
        header = false;
      }
    }
  }

  #readHeader(cells: readonly string[]): ColumnTarget[] {
    if (this.#form.damaged && cells.some(isDamaged))
      throw new StartupError(
        `The names of the columns hold bytes that are no ${this.#form.encoding.toUpperCase()} text.`,
      );
    refuseManyColumns(cells.length);
    this.rejectsHeader = cells;
    const targets = mapHeader(cells, this.#settings.parameters);
    this.#swallowed = new SwallowedRows(targets, this.#dialect.delimiter);
    return targets;
  }

  /** What makes a record no row, whatever its cells say; null when nothing does. */
  #problem(cells: readonly string[]): string | null {
    const nameOf = (at: number): string => cellText(this.rejectsHeader[at] ?? `Cell ${at + 1}`);
    const damaged = this.#form.damaged ? cells.findIndex(isDamaged) : -1;
    if (damaged >= 0)
      return `${nameOf(damaged)} ${quoted(shownDamage(cells[damaged] ?? ''))} had bytes that are no ${this.#form.encoding.toUpperCase()} text: check what stands in their place`;
    const swallowing = this.#swallowed?.cellIn(cells) ?? -1;
    if (swallowing >= 0)
      return `${nameOf(swallowing)} begins with a quotation mark that is not closed where it should be, and holds the rows below it`;
    return columnCountProblem(cells, this.rejectsHeader.length);
  }

  #csvRows(onBytes: (bytes: number) => void): AsyncGenerator<readonly CsvRow[]> {
    return csvRows(fileText(this.#settings.file, this.#form, onBytes), this.#dialect);
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

function columnCountProblem(cells: readonly string[], columns: number): string | null {
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

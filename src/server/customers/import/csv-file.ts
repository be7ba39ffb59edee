import type { CountryCode } from 'libphonenumber-js/max';
import type { ParameterDefinition } from '../../../contract/system-parameters.ts';
import { StartError } from '../../start-error.ts';
import { ColumnProfile } from './column-profile.ts';
import type { ColumnTarget } from './column-target.ts';
import { csvRows, detectDialect } from './csv-rows.ts';
import type { CsvDialect, CsvRow } from './csv-rows.ts';
import { NotUtf8, utf8Chunks } from './file-text.ts';
import type { Encoding, FileHead } from './file-text.ts';
import { planColumn } from './import-plan.ts';
import type { BoundColumn, PlannedColumn, ReadingOptions } from './import-plan.ts';
import type { ImportFile, ImportScan, ReadRow } from './import-scan.ts';
import { mapHeader } from './map-header.ts';
import { createRowReader } from './read-row.ts';
import { cellText } from './word-reading.ts';

export interface FileSettings extends ReadingOptions {
  readonly file: string;
  readonly phoneCountry: CountryCode | null;
  /** Those that exist. */
  readonly parameters: readonly ParameterDefinition[];
}

/** A CSV file as an import reads it. */
export class CsvFile implements ImportFile {
  rejectsHeader: readonly string[] = [];
  readonly #settings: FileSettings;
  readonly #dialect: CsvDialect;
  #encoding: Encoding;
  #columns: readonly PlannedColumn[] = [];

  constructor(settings: FileSettings, head: FileHead) {
    this.#settings = settings;
    this.#encoding = head.encoding;
    this.#dialect = detectDialect(head.text);
  }

  async scan(onBytes: (bytes: number) => void): Promise<ImportScan> {
    let read = 0;
    const counted = (bytes: number): void => {
      read += bytes;
      onBytes(bytes);
    };
    try {
      return await this.#scan(counted);
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      // What is not UTF-8 comes from a Western European spreadsheet; every byte means something there, so nothing is lost.
      this.#encoding = 'windows-1252';
      onBytes(-read);
      return await this.#scan(onBytes);
    }
  }

  async *rows(defined: ReadonlyMap<string, ParameterDefinition>): AsyncGenerator<ReadRow> {
    const columns = this.#columns.map((column) => bind(column, defined));
    const read = createRowReader(columns, this.#settings.phoneCountry);
    let header = true;
    for await (const row of this.#csvRows(() => {})) {
      if (!header && !isBlank(row)) {
        const wrongCount = columnCountProblem(row.cells, columns.length);
        yield { ...row, reading: wrongCount === null ? read(row.cells) : { reason: wrongCount } };
      }
      header = false;
    }
  }

  async #scan(onBytes: (bytes: number) => void): Promise<ImportScan> {
    let targets: ColumnTarget[] | null = null;
    let profiles: ColumnProfile[] = [];
    let rows = 0;
    for await (const row of this.#csvRows(onBytes)) {
      if (targets === null) {
        targets = mapHeader(row.cells, this.#settings.parameters);
        profiles = targets.map((target) => new ColumnProfile(target));
        this.rejectsHeader = row.cells;
      } else if (!isBlank(row)) {
        rows += 1;
        if (columnCountProblem(row.cells, profiles.length) === null) addToProfiles(profiles, row.cells);
      }
    }
    if (targets === null) throw new StartError('The file has no line of column names.');
    this.#columns = targets.map((target, at) => {
      const profile = profiles[at] ?? new ColumnProfile(target);
      // A column that nobody filled makes no parameter.
      const kept: ColumnTarget = target.kind === 'new' && profile.filled === 0 ? { kind: 'ignored' } : target;
      return planColumn(this.rejectsHeader[at]?.trim() ?? '', kept, profile, this.#settings);
    });
    const wanted = this.#columns.flatMap(({ target, type }) => (target.kind === 'new' && type !== null ? [{ name: target.name, type }] : []));
    return { format: 'CSV', written: `${this.#encoding.toUpperCase()}, cells divided by ${delimiterName(this.#dialect.delimiter)}`, columns: this.#columns, wanted, rows };
  }

  #csvRows(onBytes: (bytes: number) => void): AsyncGenerator<CsvRow> {
    return csvRows(utf8Chunks(this.#settings.file, this.#encoding, onBytes), this.#dialect);
  }
}

function addToProfiles(profiles: readonly ColumnProfile[], cells: readonly string[]): void {
  for (let at = 0; at < profiles.length; at += 1) {
    const cell = cellText(cells[at] ?? '');
    if (cell !== '') profiles[at]?.add(cell);
  }
}

/** A row of empty cells, as spreadsheets leave behind their tables. */
function isBlank({ cells }: CsvRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function columnCountProblem(cells: readonly string[], columns: number): string | null {
  const tooMany = cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== '');
  if (!tooMany && cells.length >= columns) return null;
  return `The row has ${cells.length} cells, but there are ${columns} columns`;
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

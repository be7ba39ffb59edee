import type { CountryCode } from 'libphonenumber-js/max';
import type { ParameterType } from '../../../contract/customer.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import type { PlannedColumn, FormatOptions } from './columns/plan-column.ts';
import type { MappedField } from './header/column-mapping.ts';
import type { ParsedRow } from './columns/parse-row.ts';

export interface FileSettings extends FormatOptions {
  readonly file: string;
  /** What columns fill, where someone says so. */
  readonly mapping: readonly MappedField[];
  /** The encoding of the file; null to detect it. */
  readonly encoding: string | null;
  readonly phoneCountry: CountryCode | null;
  /** The existing parameters. */
  readonly parameters: readonly ParameterDefinition[];
}

/** A parameter of the file that does not exist yet. */
export interface WantedParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly id?: string;
}

/** The result of the first pass over a file. */
export interface ImportScan {
  readonly format: 'CSV' | 'NDJSON';
  /** The encoding and delimiter, in words. */
  readonly textFormat: string;
  /** Some words that are not ASCII, as they are read. */
  readonly samples: readonly string[];
  /** For NDJSON, only the parameters: its fields are the contract's. */
  readonly columns: readonly PlannedColumn[];
  readonly wanted: readonly WantedParameter[];
  readonly rows: number;
  /** Phone numbers stored as written, since neither they nor PHONE_COUNTRY name a country. */
  readonly phonesWithoutCountry: number;
  /** The keys of the emails in more than one row. */
  readonly repeatedEmails: ReadonlySet<number>;
}

/** One record in the second pass. */
export interface ImportRow {
  readonly line: number;
  /** As in the file. */
  readonly cells: readonly string[];
  readonly parsed: ParsedRow;
}

/** A file that is read twice: first to infer the format of each column, then for its rows. */
export interface CustomerFile {
  /** The names of `cells`. */
  readonly rejectsHeader: readonly string[];
  /** `onBytes` gets the number of bytes just read. Throws a StartupError on a file that can't be imported. */
  scan(onBytes: (bytes: number) => void): Promise<ImportScan>;
  /** After `scan`; `defined` holds the new parameters by name. */
  rows(defined: ReadonlyMap<string, ParameterDefinition>): AsyncGenerator<ImportRow>;
  /** The cells of a row as the rejects show them: without secrets. After `scan`. */
  shownCells(cells: readonly string[]): readonly string[];
}

/** The existing parameters that columns fill, with the type they have from this file on. */
export function targetDefinitions({ columns }: ImportScan): readonly ParameterDefinition[] {
  return columns.flatMap(({ target }) => (target.kind === 'parameter' ? [target.definition] : []));
}

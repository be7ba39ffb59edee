import type { CountryCode } from 'libphonenumber-js/max';
import type { ParameterType } from '../../../contract/customer.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import type { PlannedColumn, FormatOptions } from './columns/plan-column.ts';
import type { ParsedRow } from './columns/parse-row.ts';

export interface FileSettings extends FormatOptions {
  readonly file: string;
  readonly phoneCountry: CountryCode | null;
  /** Those that exist. */
  readonly parameters: readonly ParameterDefinition[];
}

/** A parameter that the file needs and nobody has defined. */
export interface WantedParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly id?: string;
}

/** What the first pass over a file found. */
export interface ImportScan {
  readonly format: 'CSV' | 'NDJSON';
  /** How the text is written, for people: encoding and delimiter. */
  readonly written: string;
  /** For NDJSON only its parameters: its fields are the contract's. */
  readonly columns: readonly PlannedColumn[];
  readonly wanted: readonly WantedParameter[];
  readonly rows: number;
}

/** One record on its second reading. */
export interface ImportRow {
  readonly line: number;
  /** As the file has it, for the rejects. */
  readonly cells: readonly string[];
  readonly parsed: ParsedRow;
}

/** A file that is read twice: once to see how each column is written, once for its rows. */
export interface ImportFile {
  /** Names of what `cells` holds. */
  readonly rejectsHeader: readonly string[];
  /** `onBytes`: told how many more bytes were read. Throws a StartupError on a file that cannot be imported. */
  scan(onBytes: (bytes: number) => void): Promise<ImportScan>;
  /** After `scan`; `defined` holds the wanted parameters by name. */
  rows(defined: ReadonlyMap<string, ParameterDefinition>): AsyncGenerator<ImportRow>;
}

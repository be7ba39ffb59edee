import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Parameter, ParameterOption, Summary } from '../../../../contract/list-metadata.ts';
import { customerStatuses } from '../../../../contract/customer.ts';
import { isSystemParameter } from '../../../../contract/parameters.ts';
import { definitionOf, prepareDefinitions } from './parameter-store.ts';
import type { StoredParameter } from './parameter-store.ts';
import { numberCell, textCell } from '../../../database/sqlite-rows.ts';

/** The most options of a select that are listed; a browser can't offer more. */
const shownOptions = 1000;

/** Counts of all customers, parameters and values, from the counters that each write maintains. */
export class ParameterCounts {
  readonly #readDefinitions: () => readonly StoredParameter[];
  readonly #statuses: StatementSync;
  readonly #sets: StatementSync;
  readonly #value: StatementSync;
  readonly #options: StatementSync;

  constructor(database: DatabaseSync) {
    this.#readDefinitions = prepareDefinitions(database);
    const counts = 'active, inactive, banned';
    const counter = (name: string): string => `(SELECT value FROM counters WHERE name = '${name}') AS ${name}`;
    this.#statuses = database.prepare(`SELECT ${customerStatuses.map(counter).join()}`);
    this.#sets = database.prepare(`SELECT ${counts} FROM parameters WHERE number = ?`);
    this.#value = database.prepare(`SELECT ${counts} FROM parameter_values WHERE parameter = ? AND value = ?`);
    this.#options = database.prepare(
      `SELECT value, active + inactive + banned AS customers FROM parameter_values
       WHERE parameter = ? ORDER BY customers DESC, value LIMIT ?`,
    );
  }

  everyone(): Summary {
    return summaryOf(this.#statuses.get());
  }

  withParameter(parameterNumber: number): Summary {
    return summaryOf(this.#sets.get(parameterNumber));
  }

  withValue(parameterNumber: number, value: string): Summary {
    return summaryOf(this.#value.get(parameterNumber, value.toWellFormed()));
  }

  /** Every parameter with its counts. It sorts the values of each select, and each customer may have its own. */
  catalogue(): readonly Parameter[] {
    return this.#readDefinitions().map((parameter) => this.#entry(parameter));
  }

  #entry(parameter: StoredParameter): Parameter {
    const found = this.#readOptions(parameter);
    return {
      ...definitionOf(parameter),
      system: isSystemParameter(parameter.id),
      customers: this.withParameter(parameter.number).all?.count ?? 0,
      options: found.slice(0, shownOptions),
      optionsComplete: found.length <= shownOptions,
      removable: false,
    };
  }

  #readOptions({ number, type }: StoredParameter): ParameterOption[] {
    if (type !== 'boolean' && type !== 'select' && type !== 'multiselect') return [];
    const options = this.#options
      .all(number, shownOptions + 1)
      .map((row) => ({ value: textCell(row['value']), customers: numberCell(row['customers']) }));
    if (type !== 'boolean') return options;
    const missing = ['true', 'false'].filter((value) => options.every((option) => option.value !== value));
    return [...options, ...missing.map((value) => ({ value, customers: 0 }))];
  }
}

function summaryOf(row: Record<string, SQLOutputValue> | undefined): Summary {
  const count = (name: string): number => (row === undefined ? 0 : numberCell(row[name]));
  const [active, inactive, banned] = [count('active'), count('inactive'), count('banned')];
  const exactly = (customers: number): { count: number; atLeast: boolean } => ({ count: customers, atLeast: false });
  return {
    all: exactly(active + inactive + banned),
    active: exactly(active),
    inactive: exactly(inactive),
    banned: exactly(banned),
  };
}

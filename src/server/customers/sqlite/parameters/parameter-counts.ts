import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Parameter, Summary } from '../../../../contract/list/list-metadata.ts';
import { customerStatuses } from '../../../../contract/customer.ts';
import { isSystemParameter } from '../../../../contract/parameters.ts';
import { booleanOptions, longestOption, OptionLimit } from '../../model/lists/option-limit.ts';
import { prepareDefinitions } from './parameter-store.ts';
import type { StoredParameter } from './parameter-store.ts';
import { numberCell, textCell } from '../../../database/sqlite-rows.ts';
import { definitionOf } from '../../model/customer-parameters.ts';

/** Counts of all customers, parameters and values, from the counters that each write maintains. */
export class ParameterCounts {
  readonly #readDefinitions: () => readonly StoredParameter[];
  readonly #statuses: StatementSync;
  readonly #sets: StatementSync;
  readonly #options: StatementSync;

  constructor(database: DatabaseSync) {
    this.#readDefinitions = prepareDefinitions(database);
    const counts = 'active, inactive, banned';
    const counter = (name: string): string => `(SELECT value FROM counters WHERE name = '${name}') AS ${name}`;
    this.#statuses = database.prepare(`SELECT ${customerStatuses.map(counter).join()}`);
    this.#sets = database.prepare(`SELECT ${counts} FROM parameters WHERE number = ?`);
    this.#options = database.prepare(
      `SELECT iif(octet_length(value) > ${longestOption}, NULL, value) AS option,
         active + inactive + banned AS customers
       FROM parameter_values WHERE parameter = ? ORDER BY customers DESC, value LIMIT ?`,
    );
  }

  everyone(): Summary {
    return summaryOf(this.#statuses.get());
  }

  withParameter(parameterNumber: number): Summary {
    return summaryOf(this.#sets.get(parameterNumber));
  }

  /** Every parameter with its counts. It sorts the values of each select, and each customer may have its own. */
  catalogue(): readonly Parameter[] {
    const limit = new OptionLimit();
    const parameters = this.#readDefinitions().map((parameter) => this.#entry(parameter, limit));
    return parameters.map((parameter) => limit.cut(parameter));
  }

  #entry(parameter: StoredParameter, limit: OptionLimit): Parameter {
    // One more than may be listed shows that there are others.
    const listed = this.#readOptions(parameter, limit.most + 1);
    limit.add(listed.options);
    return {
      ...definitionOf(parameter),
      system: isSystemParameter(parameter.id),
      customers: this.withParameter(parameter.number).all?.count ?? 0,
      ...listed,
      removable: false,
    };
  }

  #readOptions({ number, type }: StoredParameter, most: number): Pick<Parameter, 'options' | 'optionsComplete'> {
    if (type !== 'boolean' && type !== 'select' && type !== 'multiselect')
      return { options: [], optionsComplete: true };
    const rows = this.#options.all(number, most);
    const options = rows.flatMap(({ option, customers }) =>
      option === null ? [] : [{ value: textCell(option), customers: numberCell(customers) }],
    );
    return {
      options: type === 'boolean' ? booleanOptions(options) : options,
      optionsComplete: options.length === rows.length,
    };
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

import type { Parameter, ParameterOption } from '../../../../contract/list/list-metadata.ts';
import { isSystemParameter, type ParameterDefinition } from '../../../../contract/parameters.ts';
import { booleanOptions, longestOption, OptionLimit } from '../../model/lists/option-limit.ts';
import type { RunStatement } from '../database/postgres-database.ts';
import { fromStoredText } from '../database/stored-text.ts';
import { readDefinitions, type StoredParameter } from './parameter-table.ts';
import { definitionOf } from '../../model/customer-parameters.ts';

interface OptionRow {
  readonly parameter: number;
  /** Null for one that is too long. */
  readonly option: string | null;
  readonly customers: number;
}

/** Every parameter with its counts, on one snapshot. */
export async function readCatalogue(run: RunStatement): Promise<readonly Parameter[]> {
  const definitions = await readDefinitions(run);
  const counts = await run<{ number: number; customers: number }>({
    text: 'SELECT number, active + inactive + banned AS customers FROM parameter',
    values: [],
  });
  const customers = new Map(counts.map((row) => [row.number, row.customers]));
  const limit = new OptionLimit();
  const parameters: Parameter[] = [];
  for (const definition of definitions) {
    // One more than may be listed shows that there are others.
    const listed = await readOptions(run, definition, limit.most + 1);
    limit.add(listed.options);
    parameters.push(entryOf(definition, customers.get(definition.number) ?? 0, listed));
  }
  return parameters.map((parameter) => limit.cut(parameter));
}

type ListedOptions = Pick<Parameter, 'options' | 'optionsComplete'>;

function entryOf(definition: ParameterDefinition, customers: number, listed: ListedOptions): Parameter {
  return {
    ...definitionOf(definition),
    system: isSystemParameter(definition.id),
    customers,
    ...listed,
    removable: false,
  };
}

async function readOptions(run: RunStatement, { number, type }: StoredParameter, most: number): Promise<ListedOptions> {
  if (type !== 'boolean' && type !== 'select' && type !== 'multiselect') return { options: [], optionsComplete: true };
  const rows = await run<OptionRow>({
    text: `SELECT CASE WHEN octet_length(value) > ${longestOption} THEN NULL ELSE value END AS option,
        active + inactive + banned AS customers
      FROM parameter_value WHERE parameter = $1 ORDER BY customers DESC, value LIMIT $2`,
    values: [number, most],
  });
  const options = rows.flatMap(({ option, customers }): ParameterOption[] =>
    option === null ? [] : [{ value: fromStoredText(option), customers }],
  );
  return {
    options: type === 'boolean' ? booleanOptions(options) : options,
    optionsComplete: options.length === rows.length,
  };
}

import { expect, it } from 'vitest';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import { exampleCustomer } from '../../../../testing/customers/array-customer-source.ts';
import { listedParameters, type ParameterValues } from '../../model/customer-parameters.ts';
import { escapeNonAsciiJson } from '../../model/escape-non-ascii-json.ts';
import { exportFile } from './export-file.ts';

const definitions: readonly ParameterDefinition[] = [
  { id: 'param_tier', name: 'Tier "A"', type: 'select' },
  { id: 'constructor', name: 'Größe', type: 'text' },
  { id: 'param_lists', name: 'Lists', type: 'multiselect' },
];
const values: ParameterValues = { param_lists: ['a, b', 'ü'], param_tier: 'Gold "1"', param_removed: 'x' };

it.each([
  ['ASCII', { firstName: 'Jo' }, values],
  ['another script', { firstName: '美咲', lastName: 'Łuksza' }, values],
  ['control characters', { firstName: 'a\u0001b', lastName: String.raw`\u0041` }, values],
  ['the value of the filter', { parameterValue: 'Gold' }, values],
  ['the name of a field in a value', { firstName: '"parameterValue":' }, values],
  ['no parameters', {}, {}],
])('writes a customer with %s as NDJSON with the parameters that are defined', async (_, fields, parameters) => {
  const customer = { ...exampleCustomer(7), ...fields };
  const stored = { customer: escapeNonAsciiJson(customer), parameters: JSON.stringify(parameters) };
  const text = await exportFile({ format: 'ndjson', columns: null, definitions }).textOf([stored]);
  const { parameterValue: __, ...written } = customer;
  expect(text).toBe(`${JSON.stringify({ ...written, parameters: listedParameters(parameters, definitions) })}\n`);
});

import { multiselectSeparator, type ParameterDefinition } from '../../../../contract/parameters.ts';
import { listedParameters } from '../customer-parameters.ts';
import { escapeNonAsciiJson } from '../escape-non-ascii-json.ts';
import { readParameterValues } from '../stored-json.ts';

/** A customer's JSON with what it has of some parameters; `parameters` is the JSON of all its values. */
export function withParameters(json: string, parameters: string, include: readonly ParameterDefinition[]): string {
  const listed = listedParameters(readParameterValues(parameters), include);
  return appended(json, 'parameters', escapeNonAsciiJson(listed));
}

/** A customer's JSON with the value that the list is filtered by; `value` null for whatever it has. */
export function withMatchedValue(json: string, parameters: string, id: string, value: string | null): string {
  const matched = value ?? readParameterValues(parameters)[id] ?? '';
  const text = typeof matched === 'string' ? matched : matched.join(multiselectSeparator);
  return appended(json, 'parameterValue', escapeNonAsciiJson(text.toWellFormed()));
}

function appended(json: string, key: string, value: string): string {
  return `${json.slice(0, -1)},"${key}":${value}}`;
}

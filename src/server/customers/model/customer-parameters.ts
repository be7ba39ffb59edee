import { isCalendarDate, type ParameterDefinition } from '../../../contract/parameters.ts';
import type { Customer, CustomerDetail, CustomerParameter } from '../../../contract/customer.ts';
import { RejectedRowError } from './customer-upsert.ts';

/** By parameter id; the options of a multiselect are a list that is never empty. */
export type ParameterValues = Readonly<Record<string, string | readonly string[]>>;

/**
 * An object to add values to, by parameter id. Without a prototype it is a hash table. Any other object gets a hidden
 * class for each combination of ids, which takes six times as long for customers that each have other parameters.
 */
export function noValues<T = string | readonly string[]>(): Record<string, T> {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- typed `any`
  return Object.create(null) as Record<string, T>;
}

/**
 * Merges given values into stored ones; null, empty text and an empty list remove a value. Throws RejectedRowError.
 */
export function mergeParameters(
  stored: ParameterValues,
  given: Readonly<Record<string, string | readonly string[] | null>>,
  definitions: ReadonlyMap<string, ParameterDefinition>,
): ParameterValues {
  const merged = Object.assign(noValues(), stored);
  for (const id in given) {
    const value = given[id] ?? null;
    const definition = definitions.get(id);
    if (definition === undefined) throw new RejectedRowError(`The parameter ${id} is not defined`);
    const kept = value === null ? null : parseValue(definition, value);
    if (kept === null) delete merged[id];
    else merged[id] = kept;
  }
  return merged;
}

function parseValue(
  definition: ParameterDefinition,
  value: string | readonly string[],
): string | readonly string[] | null {
  if (definition.type === 'multiselect') {
    const options = (typeof value === 'string' ? [value] : value).filter((option) => option !== '');
    return options.length === 0 ? null : [...new Set(options.map((option) => option.toWellFormed()))];
  }
  if (typeof value !== 'string') throw new RejectedRowError(`${definition.name} takes one value, not a list`);
  if (value === '') return null;
  if (definition.type === 'boolean' && value !== 'true' && value !== 'false') {
    throw new RejectedRowError(`${definition.name} must be true or false`);
  }
  if (definition.type === 'date' && !isCalendarDate(value))
    throw new RejectedRowError(`${definition.name} must be a date as YYYY-MM-DD`);
  return value.toWellFormed();
}

/** Alternating ids and values that a filter can match; each option of a multiselect is one. */
export function valuePairs(values: ParameterValues): readonly string[] {
  const pairs: string[] = [];
  for (const id in values) {
    const value = values[id];
    if (typeof value === 'string') pairs.push(id, value);
    else if (value !== undefined) for (const option of value) pairs.push(id, option);
  }
  return pairs;
}

/** A parameter without what a store or a catalogue knows of it beside. */
export function definitionOf({ id, name, type }: ParameterDefinition): ParameterDefinition {
  return { id, name, type };
}

/** The values that a customer has of some parameters, in their order, as the API shows them. */
export function listedParameters(
  values: ParameterValues,
  definitions: Iterable<ParameterDefinition>,
): readonly CustomerParameter[] {
  const parameters: CustomerParameter[] = [];
  for (const { id, name, type } of definitions) {
    // An id such as `constructor` is also a property of every object.
    const value = Object.hasOwn(values, id) ? values[id] : undefined;
    if (value !== undefined) parameters.push({ id, name, type, value: typeof value === 'string' ? value : [...value] });
  }
  return parameters;
}

/** A customer and its parameters as Get Customer returns them, parameters in the order of their definitions. */
export function customerDetail(
  customer: Customer,
  values: ParameterValues,
  definitions: Iterable<ParameterDefinition>,
): CustomerDetail {
  return {
    ...customer,
    email: customer.emails.find(({ isPrimary }) => isPrimary)?.address ?? null,
    phone: customer.phones.find(({ isPrimary }) => isPrimary)?.number ?? null,
    marketingOptIn: booleanOf(values['system_marketing_opt_in']),
    smsOptIn: booleanOf(values['system_sms_opt_in']),
    parameters: [...listedParameters(values, definitions)],
  };
}

function booleanOf(value: string | readonly string[] | undefined): boolean | null {
  return value === undefined ? null : value === 'true';
}

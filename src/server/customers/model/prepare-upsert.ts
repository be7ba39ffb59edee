import { escapeNonAsciiJson } from './escape-non-ascii-json.ts';
import { contactHashes } from './contact-identity.ts';
import { figureValues } from './lists/customer-figures.ts';
import { applyUpsert } from './customer-record.ts';
import type { CustomerRecord } from './customer-record.ts';
import type { CustomerUpsert, PreparedCustomer, PreparedUpsert } from './customer-upsert.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import { RejectedRowError } from './customer-upsert.ts';
import { unnumberedDocument } from './search-document.ts';
import { valuePairs } from './customer-parameters.ts';

/** The longest JSON of a customer and of its parameters, in characters: a page is one text of up to 100 of them. */
const longestFields = 65_536;
const longestParameters = 131_072;

/** For what is only assigned when the customer is written. */
const unnamed = { newId: () => '', nextNumber: () => '' };

/** What an upsert can change: all fields of a customer but those that identify it. */
export const upsertFields = [
  'firstName',
  'lastName',
  'displayName',
  'emails',
  'phones',
  'profilePhoto',
  'status',
  'source',
  'totalOrders',
  'totalSpent',
  'averageOrderValue',
  'lifetimeValue',
  'lastOrderDate',
  'lastActivityDate',
  'createdAt',
  'updatedAt',
] as const satisfies readonly (keyof CustomerUpsert)[];

/**
 * Prepares an upsert together with the customer it creates if it is a new one: half of a write, on any thread. `now`
 * and `definitions` are those of the write. Throws RejectedRowError for what the write would reject.
 */
export function prepareUpsert(
  upsert: CustomerUpsert,
  now: number,
  definitions: ReadonlyMap<string, ParameterDefinition>,
): PreparedUpsert {
  const record = applyUpsert(null, upsert, now, definitions, unnamed);
  let given = 0;
  upsertFields.forEach((field, at) => {
    if (upsert[field] !== undefined) given |= 1 << at;
  });
  const cleared = Object.keys(upsert.parameters ?? {}).filter((id) => !Object.hasOwn(record.parameters, id));
  return { id: upsert.id, customerNumber: upsert.customerNumber, created: prepareCustomer(record), given, cleared };
}

/** The upsert of a row, prepared or not. */
export function upsertOf(row: CustomerUpsert | PreparedUpsert): CustomerUpsert {
  if (!('created' in row)) return row;
  const { id, customerNumber, created, given, cleared } = row;
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own JSON
  const stored = JSON.parse(`{"parameters":${created.parameters},${created.fields}`) as CustomerUpsert;
  return {
    ...Object.fromEntries(
      upsertFields.flatMap((field, at) => ((given & (1 << at)) === 0 ? [] : [[field, stored[field]]])),
    ),
    ...(id === undefined ? {} : { id }),
    ...(customerNumber === undefined ? {} : { customerNumber }),
    parameters: { ...stored.parameters, ...Object.fromEntries(cleared.map((parameterId) => [parameterId, null])) },
  };
}

/** A whole customer in the formats of a store. Throws RejectedRowError on one that is too long. */
export function prepareCustomer({ customer, parameters }: CustomerRecord): PreparedCustomer {
  const fields = escapeNonAsciiJson({ ...customer, id: undefined, customerNumber: undefined }).slice(1);
  const parametersText = JSON.stringify(parameters);
  // First, since the rest takes time quadratic in the number of contacts.
  refuseOverlong(fields, parametersText);
  return {
    status: customer.status,
    createdAt: customer.createdAt,
    fields,
    parameters: parametersText,
    values: valuePairs(parameters),
    document: unnumberedDocument(customer),
    contacts: contactHashes(customer),
    figures: figureValues(customer),
  };
}

/** Throws RejectedRowError if the JSON of a customer or of its parameters is too long. */
export function refuseOverlong(customer: string, parameters: string): void {
  if (customer.length > longestFields)
    throw new RejectedRowError('The customer is too long: names and contacts can have 65,536 characters in total');
  if (parameters.length > longestParameters)
    throw new RejectedRowError('The parameters are too long: they can have 131,072 characters in total');
}

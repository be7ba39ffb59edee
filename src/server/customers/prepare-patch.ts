import { asciiJson } from './ascii-json.ts';
import { contactHashes } from './contact-hash.ts';
import { applyPatch } from './customer-record.ts';
import type { CustomerRecord } from './customer-record.ts';
import type { CustomerPatch, PreparedCustomer, PreparedPatch } from './customer-writer.ts';
import type { ParameterDefinition } from '../../contract/system-parameters.ts';
import { unnumberedDocument } from './search-document.ts';

/** What a customer is known by only once it is written. */
const unnamed = { newId: () => '', nextNumber: () => '' };

/**
 * The patch with all that is written of its customer, should it be a new one: half of a write, for any thread to do. `now`
 * and `definitions` are those of the write. Throws RejectedRow as the write would answer.
 */
export function preparePatch(patch: CustomerPatch, now: number, definitions: ReadonlyMap<string, ParameterDefinition>): PreparedPatch {
  return {
    id: patch.id,
    customerNumber: patch.customerNumber,
    patch: JSON.stringify(patch),
    created: prepareCustomer(applyPatch(null, patch, now, definitions, unnamed)),
  };
}

/** What a row says, prepared or not. */
export function patchOf(row: CustomerPatch | PreparedPatch): CustomerPatch {
  if (!('created' in row)) return row;
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- written by preparePatch alone
  return JSON.parse(row.patch) as CustomerPatch;
}

/** A whole customer in the forms an own store keeps. */
export function prepareCustomer({ customer, parameters }: CustomerRecord): PreparedCustomer {
  return {
    status: customer.status,
    createdAt: customer.createdAt,
    fields: asciiJson({ ...customer, id: undefined, customerNumber: undefined }).slice(1),
    parameters: JSON.stringify(parameters),
    document: unnumberedDocument(customer),
    contacts: contactHashes(customer),
  };
}

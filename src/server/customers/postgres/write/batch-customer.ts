import { escapeNonAsciiJson } from '../../model/escape-non-ascii-json.ts';
import { contactHashes, type ContactHash } from '../../model/contact-identity.ts';
import { valuePairs } from '../../model/customer-parameters.ts';
import type { PreparedCustomer } from '../../model/customer-upsert.ts';
import { presenceBits } from '../../model/lists/customer-figures.ts';
import type { StoredRow } from '../../model/matching/customer-finder.ts';
import { readRecord } from '../../model/stored-json.ts';
import { withNumber } from '../../model/search-document.ts';
import { presenceTag } from '../database/customer-tags.ts';
import { toStoredText } from '../database/stored-text.ts';
import { indexedText } from '../lists/trigram-text.ts';
import type { CustomerStatus } from '../../../../contract/customer.ts';

/** What a customer is found and counted by. */
export interface IndexedCustomer extends StoredRow {
  readonly id: string;
  readonly customerNumber: string;
  readonly status: CustomerStatus;
  readonly contacts: readonly ContactHash[];
  /** Alternating ids and values, as from `valuePairs`. */
  readonly values: readonly string[];
  readonly source: string | null;
}

/** A customer as the batch leaves it, with what only its row has. */
export interface WrittenCustomer extends IndexedCustomer {
  readonly presenceTags: readonly number[];
  readonly name: string | null;
  readonly figures: readonly (number | null)[];
  readonly document: string;
}

/** A customer before and after a batch; null where it does not exist. */
export interface BatchCustomer {
  readonly stored: IndexedCustomer | null;
  current: IndexedCustomer | WrittenCustomer | null;
}

/** Characters of a name that are sorted by: an index takes some 2,700 bytes. */
const sortedName = 600;

export function indexStored(row: StoredRow): IndexedCustomer {
  const { customer, parameters } = readRecord(row.json, row.parameters);
  const { id, customerNumber, status, source } = customer;
  return {
    ...row,
    id,
    customerNumber,
    status,
    source,
    contacts: contactHashes(customer),
    values: valuePairs(parameters),
  };
}

export function writtenCustomer(
  prepared: PreparedCustomer,
  { id, customerNumber, position }: { readonly id: string; readonly customerNumber: string; readonly position: bigint },
): WrittenCustomer {
  const { status, fields, parameters, values, contacts, document } = prepared;
  const [presence, source, name, ...figures] = prepared.figures;
  const bits = Number(presence);
  return {
    position,
    id,
    customerNumber,
    status,
    json: `{"id":${escapeNonAsciiJson(id)},"customerNumber":${escapeNonAsciiJson(customerNumber)},${fields}`,
    parameters,
    contacts,
    values,
    source: typeof source === 'string' ? source : null,
    presenceTags: presenceBits.map(([field, bit]) => presenceTag(field, (bits & bit) !== 0)),
    name: typeof name === 'string' ? toStoredText(name.slice(0, sortedName)) : null,
    figures: figures.map((figure) => (typeof figure === 'number' ? figure : null)),
    document: indexedText(withNumber(document, customerNumber)),
  };
}

import type { CustomerEmail, CustomerPhone, CustomerStatus } from '../../../contract/customer.ts';
import type { ContactHash } from './contact-identity.ts';

/**
 * What one row of an import contains for a customer. A missing key keeps the stored value; null clears it. `emails` and
 * `phones` replace the stored ones; of several, exactly one is primary.
 */
export interface CustomerUpsert {
  readonly id?: string;
  readonly customerNumber?: string;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  /** If missing, it follows first and last name on a new customer and as long as it equals the stored names joined. */
  readonly displayName?: string | null;
  readonly emails?: readonly CustomerEmail[];
  readonly phones?: readonly CustomerPhone[];
  readonly profilePhoto?: string | null;
  readonly status?: CustomerStatus;
  readonly source?: string | null;
  readonly totalOrders?: number | null;
  readonly totalSpent?: number | null;
  readonly averageOrderValue?: number | null;
  readonly lifetimeValue?: number | null;
  readonly lastOrderDate?: number | null;
  readonly lastActivityDate?: number | null;
  /** If missing on a new customer: the time of the write. */
  readonly createdAt?: number;
  /** If missing on a new or changed customer: the time of the write. */
  readonly updatedAt?: number;
  /** By parameter id; an array for a multiselect; null removes the value. */
  readonly parameters?: Readonly<Record<string, string | readonly string[] | null>>;
}

/** An upsert prepared for its write by prepareUpsert, on any thread: faster to write, but otherwise the same. */
export interface PreparedUpsert {
  readonly id: string | undefined;
  readonly customerNumber: string | undefined;
  /** The customer the row creates if it matches none. */
  readonly created: PreparedCustomer;
  /** The fields of the row as bits, by their index in upsertFields. */
  readonly given: number;
  /** Ids of the parameters the row clears. */
  readonly cleared: readonly string[];
}

/** A customer in the formats of a store, without id and number, which may be assigned by the write. */
export interface PreparedCustomer {
  readonly status: CustomerStatus;
  readonly createdAt: number;
  /** The contract's Customer as ASCII JSON, from the first name to the closing brace. */
  readonly fields: string;
  /** ParameterValues as JSON. */
  readonly parameters: string;
  /** The same as alternating ids and values. */
  readonly values: readonly string[];
  /** The search document without the customer number. */
  readonly document: string;
  readonly contacts: readonly ContactHash[];
  /** What lists are sorted and filtered by. */
  readonly figures: readonly (string | number | null)[];
}

/** Rejects a row of an import; the message is one sentence for the user. */
export class RejectedRowError extends Error {
  override readonly name = 'RejectedRowError';
}

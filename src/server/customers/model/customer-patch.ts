import type { CustomerEmail, CustomerPhone, CustomerStatus } from '../../../contract/customer.ts';
import type { ContactHash } from './contact-identity.ts';

/**
 * What one row of an import says of a customer. A key that is absent says nothing and leaves what is stored; null
 * clears. `emails` and `phones` replace the stored ones; with several, exactly one is primary.
 */
export interface CustomerPatch {
  readonly id?: string;
  readonly customerNumber?: string;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  /** Absent on a new customer, or while it equals the stored names joined, it follows first and last name. */
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
  /** Absent on a new customer: the write's time. */
  readonly createdAt?: number;
  /** Absent on a new or changed customer: the write's time. */
  readonly updatedAt?: number;
  /** By parameter id; an array for a multiselect; null removes the value. */
  readonly parameters?: Readonly<Record<string, string | readonly string[] | null>>;
}

/** A patch worked on ahead of its write by preparePatch, on any thread: faster to write, and otherwise the same. */
export interface PreparedPatch {
  readonly id: string | undefined;
  readonly customerNumber: string | undefined;
  /** What the row makes where it meets nobody. */
  readonly created: PreparedCustomer;
  /** Which of its fields the row gives: a bit each, by their place in patchFields. */
  readonly given: number;
  /** Parameters the row clears. */
  readonly cleared: readonly string[];
}

/** A customer in the forms an own store keeps, but for id and number, which may come with the write. */
export interface PreparedCustomer {
  readonly status: CustomerStatus;
  readonly createdAt: number;
  /** The contract's Customer as ASCII JSON, from its first name to the closing brace. */
  readonly fields: string;
  /** ParameterValues as JSON. */
  readonly parameters: string;
  /** The same, an id and a value by turns. */
  readonly values: readonly string[];
  /** The search document without the customer number. */
  readonly document: string;
  readonly contacts: readonly ContactHash[];
}

/** A row that cannot be taken; the message is one sentence for the person who imports. */
export class RejectedRowError extends Error {
  override readonly name = 'RejectedRowError';
}

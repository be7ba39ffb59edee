import type { CustomerEmail, CustomerPhone, CustomerStatus } from '../../contract/customer.ts';
import type { ContactHash } from './model/contact-hash.ts';
import type { ParameterDefinition } from '../../contract/system-parameters.ts';

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

export type WriteOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly customerNumber: string }
  /** One sentence that says what is wrong with this row; the others are not held up. */
  | { readonly kind: 'rejected'; readonly reason: string };

/**
 * Where a database stands with the demo customers: `undecided` right after it was created, `making` while they are
 * being written (found at a start, the last one was cut short), `only` while it holds nothing else, `none` ever after.
 */
export type DemoState = 'undecided' | 'making' | 'only' | 'none';

/**
 * Writes into an own store, beside a serving server, one writer at a time. `write` meets existing customers by number,
 * else by id, else by primary email and folded name, else by primary phone and folded name, else creates; a row with
 * none of these is rejected. When `write` resolves, its rows are durable, all in one transaction with their counters.
 */
export interface CustomerWriter {
  /** `now`: milliseconds, what missing dates become. Outcomes are in the order of the patches. */
  write(patches: readonly (CustomerPatch | PreparedPatch)[], now: number): Promise<readonly WriteOutcome[]>;
  /** Creates a custom parameter, or returns the one that has this name (whatever its type). */
  defineParameter(parameter: Omit<ParameterDefinition, 'id'> & { readonly id?: string }): Promise<ParameterDefinition>;
  parameters(): Promise<readonly ParameterDefinition[]>;
  /** Removes customers by document id; unknown ids are passed over. Returns how many went. */
  remove(ids: readonly string[]): Promise<number>;
  demoState(): Promise<DemoState>;
  /** Kept in the database; `capabilities.demo` is true while it is `only`. */
  setDemoState(state: DemoState): Promise<void>;
  /**
   * Removes every customer and custom parameter and starts numbering anew, all at once, so that an import replaces demo
   * data.
   */
  clear(): Promise<void>;
  close(): Promise<void>;
}

import type { Parameter, Summary } from '../../contract/app-api.ts';
import type { CustomerStatus } from '../../contract/customer.ts';
import type { ParameterDefinition } from '../../contract/system-parameters.ts';

/** What a list is narrowed to, apart from its status; search and parameter exclude each other by type. */
export type ListFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'search'; readonly text: string }
  /** `value` null: the parameter is set, whatever its value. */
  | { readonly kind: 'parameter'; readonly parameterId: string; readonly value: string | null };

export interface ListCustomersRequest {
  readonly filter: ListFilter;
  /** Null for every status. */
  readonly status: CustomerStatus | null;
  /** 1 to 100. */
  readonly limit: number;
  /** A position from an earlier page of the same filter and status; null for the first page. */
  readonly after: string | null;
}

export interface CustomerPage {
  /**
   * The customers as JSON texts between commas, each in the form of the contract's `Customer`, `parameterValue` included when
   * the filter is a parameter. Text, because splicing stored text is what makes a page fast (docs/decisions).
   */
  readonly customers: string;
  /** Where the next page starts, opaque and free of secrets; null when this is the last page. */
  readonly next: string | null;
}

/**
 * Where lists and look-ups come from, one of SQLite, PostgreSQL or the vendor's API. Own stores keep contract.md's
 * order (newest first, later arrivals first among equals) and exactly-once walks.
 * Every method rejects with SourceUnavailableError when the store cannot answer now, or not in a few seconds. Once `signal`
 * aborts nobody waits for the answer: a search stops and rejects with the signal's reason.
 */
export interface CustomerSource {
  readonly kind: 'sqlite' | 'postgres' | 'tiquo';
  list(request: ListCustomersRequest, signal?: AbortSignal): Promise<CustomerPage>;
  /**
   * One customer as JSON text in the form of the contract's `CustomerDetail`, by document id, customer number, email or
   * phone, tried in that order, whole values only; null when there is none.
   */
  get(customerId: string): Promise<string | null>;
  /** The parameter of this id, or the one of this exact name; null when nobody defined it. */
  findParameter(by: { readonly id: string } | { readonly name: string }): Promise<ParameterDefinition | null>;
  /** The catalogue, system parameters first, with counts where they are known. */
  parameters(): Promise<readonly Parameter[]>;
  /** Counts by status for a filter: exact from counters, or counted up to 10,000. */
  summary(filter: ListFilter, signal?: AbortSignal): Promise<Summary>;
  /** Resolves when the source answers; for `/readyz`. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The store cannot answer now but may later: 503. The message is for the log, not for the client. */
export class SourceUnavailableError extends Error {
  override readonly name = 'SourceUnavailableError';
}


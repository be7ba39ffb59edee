import type { Parameter, Quota, SourceCapabilities, SourceName, Summary } from '../../contract/list/list-metadata.ts';
import type { CustomerStatus } from '../../contract/customer.ts';
import type { ExportFormat } from '../../contract/list/list-export.ts';
import type { ListSort } from '../../contract/list/list-sort.ts';
import type { ParameterDefinition } from '../../contract/parameters.ts';
import type { ListCondition } from './model/lists/list-condition.ts';

/** Which customers a list holds, apart from their status; search and parameter exclude each other by type. */
export type ListFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'search'; readonly text: string }
  /** `value` null: any value. */
  | { readonly kind: 'parameter'; readonly parameterId: string; readonly value: string | null };

export interface ListCustomersRequest {
  readonly filter: ListFilter;
  /** Null for all statuses. */
  readonly status: CustomerStatus | null;
  /** 1 to 100. */
  readonly limit: number;
  /** Conditions that must hold as well; by default none. */
  readonly conditions?: readonly ListCondition[];
  /** By default newest first. */
  readonly sort?: ListSort;
  /** Ids of the parameters each customer is listed with; by default customers have no `parameters`. */
  readonly include?: readonly string[];
  /** A position from an earlier page of the same filter, conditions, sort and status; null for the first page. */
  readonly after: string | null;
  /** It may wait: a metered source refuses it while others need the requests that are left. By default false. */
  readonly isExport?: boolean;
}

export interface CustomerPage {
  /**
   * The customers as JSON texts separated by commas, each a `Customer` of the contract, with `parameterValue` when the
   * list is filtered by a parameter. It is text because splicing stored text makes pages fast (docs/decisions).
   */
  readonly customers: string;
  /** Where the next page starts, opaque and free of secrets; null when this is the last page. */
  readonly next: string | null;
  /** When the source returned it, in ms since 1970; a cache may repeat it later. */
  readonly fetchedAt: number;
}

export type WalkRequest = Pick<ListCustomersRequest, 'filter' | 'status' | 'conditions' | 'sort'>;

/** What is counted; `status` only limits the sums and the facet. */
export interface SummaryRequest extends Partial<Pick<ListCustomersRequest, 'status' | 'conditions'>> {
  readonly filter: ListFilter;
  /** By default none. */
  readonly facet?: FacetRequest;
}

/** What a facet divides a list by: the options of a field or a parameter, or its numbers or dates in buckets. */
export interface FacetRequest {
  /** A field of `filter`, or the id of a parameter. */
  readonly of: string;
  readonly kind: 'options' | 'numbers' | 'dates';
}

/** A customer as a walk yields it. */
export interface WalkedCustomer {
  /** JSON text as on a page. */
  readonly customer: string;
  /** JSON text of its parameter values by id; null where the source's lists do not include them. */
  readonly parameters: string | null;
}

/** The format of an exported file, and what it contains of each customer. */
export interface FileForm {
  readonly format: ExportFormat;
  /** Ids of the columns of a CSV; null for every field and parameter, as NDJSON always has. */
  readonly columns: readonly string[] | null;
  readonly definitions: readonly ParameterDefinition[];
}

/** Part of an exported file: text to write, and how many customers it has. */
export interface FilePart {
  readonly text: string;
  readonly customers: number;
}

export interface FoundCustomer {
  readonly customerNumber: string;
  /** JSON text of the contract's `CustomerDetail`. */
  readonly customer: string;
  /** When the source returned it, in ms since 1970. */
  readonly fetchedAt: number;
}

/**
 * Serves lists and look-ups from SQLite, PostgreSQL or the vendor's API. Our own stores keep contract.md's order
 * (newest first, later arrivals first among equals) and its exactly-once walks. A method that fails rejects with one of
 * the errors of source-errors.ts, within eight seconds. A search stops when `signal` aborts, unless others wait for the
 * same one, and rejects with the signal's reason.
 */
export interface CustomerSource {
  /** For display only: `capabilities()` says what it can do. */
  readonly name: SourceName;
  /** Identifies the service and key its positions are valid for. Contains no secrets. */
  readonly scope: string;
  list(request: ListCustomersRequest, signal?: AbortSignal): Promise<CustomerPage>;
  /**
   * Every customer of a list in batches, in list order: one that exists unchanged throughout comes exactly once,
   * whatever is written meanwhile. Holds one batch in memory, lets the event loop run between batches, and stops with
   * the signal's reason once it aborts. On a metered source each batch may cost a request.
   */
  walk(request: WalkRequest, signal?: AbortSignal): AsyncIterable<readonly WalkedCustomer[]>;
  /** The customers of a walk as parts of a file. Only a source that can write them in another thread has it. */
  walkLines?(request: WalkRequest, form: FileForm, signal?: AbortSignal): AsyncIterable<FilePart>;
  /**
   * One customer by document id, customer number, email or phone, tried in that order and on whole values; null if
   * there is none. A look-up that reads many customers stops when `signal` aborts, and rejects with its reason.
   */
  get(
    customerId: string,
    signal?: AbortSignal,
    options?: Pick<ListCustomersRequest, 'isExport'>,
  ): Promise<FoundCustomer | null>;
  /**
   * The parameter with this id or exact name; null if it is not defined. A source that can't know assumes that it is,
   * and refuses the list.
   */
  findParameter(by: { readonly id: string } | { readonly name: string }): Promise<ParameterDefinition | null>;
  /** The catalogue, system parameters first, with counts if they are known. */
  parameters(): Promise<readonly Parameter[]>;
  /**
   * Removes a custom parameter with its values, or, where `capabilities().removesParameters` is false, takes one that
   * staff added out of the catalogue. False if there is no such parameter.
   */
  removeParameter(parameterId: string): Promise<boolean>;
  /** Counts by status: exact from counters, or counted up to 10,000. */
  summary(request: SummaryRequest, signal?: AbortSignal): Promise<Summary>;
  /** What it can do. Only `demo` may change while the server runs: an import ends it. */
  capabilities(): Promise<SourceCapabilities>;
  /** The standing of its quota; null unless it is metered. */
  quota(): Promise<Quota | null>;
  /** Resolves when customers can be read; for `/readyz`. Sends no metered request. */
  check(): Promise<void>;
  close(): Promise<void>;
}

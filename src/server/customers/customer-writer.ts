import type { ParameterDefinition } from '../../contract/parameters.ts';
import type { CustomerUpsert, PreparedUpsert } from './model/customer-upsert.ts';

export type WriteOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly customerNumber: string }
  /** `reason`: one sentence. The other rows are written. */
  | { readonly kind: 'rejected'; readonly reason: string };

/** A parameter to create; without an id, it gets a new one. */
export type NewParameter = Omit<ParameterDefinition, 'id'> & { readonly id?: string };

/**
 * The state of a database's demo customers: `undecided` right after it was created, `making` while they are written (at
 * a start: the last one was interrupted), `only` while there are no others, `none` ever after. `lost`: there are none
 * and must be none, because the database was created again where there had been real customers; an import ends that.
 */
export const demoStates = ['undecided', 'making', 'only', 'none', 'lost'] as const;
export type DemoState = (typeof demoStates)[number];

/**
 * Writes into a store of our own while the server runs, one writer at a time. `write` matches existing customers by
 * number, else by id, else by primary email and folded name, else by a primary email that only one of them has (unless
 * both have a name and several rows have the email), else by primary phone and folded name, else creates one; a row
 * with none of these is rejected. When `write` resolves, its rows are durable, in one transaction with their counters.
 */
export interface CustomerWriter {
  /**
   * `now`: ms since 1970, the value of missing dates. `repeatedEmails`: keys of the emails in several rows of the file,
   * by default of these upserts. Outcomes are in the order of the upserts.
   */
  write(
    upserts: readonly (CustomerUpsert | PreparedUpsert)[],
    now: number,
    repeatedEmails?: ReadonlySet<number>,
  ): Promise<readonly WriteOutcome[]>;
  /** Creates a custom parameter, or returns the one with this name, whatever its type. */
  defineParameter(parameter: NewParameter): Promise<ParameterDefinition>;
  /** The same for several, in their order and in one transaction. */
  defineParameters(parameters: readonly NewParameter[]): Promise<readonly ParameterDefinition[]>;
  parameters(): Promise<readonly ParameterDefinition[]>;
  /** Makes a custom select a multiselect: each customer's value becomes its only option. */
  widenToMultiselect(parameterId: string): Promise<void>;
  /**
   * Takes a custom parameter out of the catalogue and hides its values, which `finishRemovals` or the next write
   * removes. False if there is no such parameter.
   */
  removeParameter(parameterId: string): Promise<boolean>;
  /** Removes the values of removed parameters in small transactions, also those of an interrupted removal. */
  finishRemovals(): Promise<void>;
  /** Removes customers by document id and returns how many; unknown ids are ignored. */
  remove(ids: readonly string[]): Promise<number>;
  demoState(): Promise<DemoState>;
  /** Stored in the database; `capabilities.demo` is true while it is `only`. */
  setDemoState(state: DemoState): Promise<void>;
  /**
   * Removes all customers and custom parameters and restarts numbering, in one transaction, so that an import replaces
   * demo data.
   */
  clear(): Promise<void>;
  close(): Promise<void>;
}

import type { ParameterDefinition } from '../../contract/parameters.ts';
import type { CustomerPatch, PreparedPatch } from './model/customer-patch.ts';

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

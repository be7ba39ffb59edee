import * as z from 'zod/mini';
import { customerStatuses, CustomerStatus, ParameterType, Timestamp } from './customer.ts';
import { successOf } from './envelope.ts';

/** What `/api/app/*` answers: only this product's own pages ask, with a session. Source: design.md, "Interfaces". */

/** How many customers: exact, or, with `atLeast`, the bound counting stopped at ("10,000+"). */
export const Count = z.object({ count: z.int(), atLeast: z.boolean() });
export type Count = z.infer<typeof Count>;

/** Counts by status for a search or a parameter filter; null where the source cannot know. */
export const Summary = z.object({
  all: z.nullable(Count),
  active: z.nullable(Count),
  inactive: z.nullable(Count),
  banned: z.nullable(Count),
});
export type Summary = z.infer<typeof Summary>;
export const SummaryAnswer = successOf(Summary);

export const ParameterOption = z.object({
  value: z.string(),
  /** Customers that have it; null where the source cannot know. */
  customers: z.nullable(z.int()),
});
export type ParameterOption = z.infer<typeof ParameterOption>;

export const Parameter = z.object({
  id: z.string(),
  name: z.string(),
  type: ParameterType,
  /** One of the ten system parameters. */
  system: z.boolean(),
  /** Customers that have it set; null where the source cannot know. */
  customers: z.nullable(z.int()),
  /** Values to choose from, most used first; empty for text, number and date. */
  options: z.array(ParameterOption),
  /** `all`: the options are every value there is; `seen`: only those met so far. */
  optionsAre: z.enum(['all', 'seen']),
  /** Staff typed it, and may have it forgotten again. */
  removable: z.boolean(),
});
export type Parameter = z.infer<typeof Parameter>;
export const ParametersAnswer = successOf(z.object({ parameters: z.array(Parameter) }));

export const sourceKinds = ['sqlite', 'postgres', 'tiquo'] as const;

/**
 * How much may still be asked of a source that counts its calls; all staff and keys of this server spend it together.
 */
export const Budget = z.object({
  /** Calls in any such window. */
  limit: z.int(),
  windowSeconds: z.int(),
  /** Calls that count now; at most `limit`. */
  used: z.int(),
  /** When one more call frees; null while nothing is used. */
  frees: z.nullable(Timestamp),
  /** The source itself said not to ask before then; null when it did not. */
  waitsUntil: z.nullable(Timestamp),
  /**
   * Seconds until a list may be asked for, which leaves the last calls to looking one customer up; null when it may
   * now.
   */
  listsWaitSeconds: z.nullable(z.int()),
});
export type Budget = z.infer<typeof Budget>;

/** What the page may promise, and how amounts and dates are shown. */
export const Capabilities = z.object({
  source: z.enum(sourceKinds),
  /** The customers are made up. */
  demo: z.boolean(),
  /** Whether counts and totals exist. */
  counts: z.boolean(),
  /** Whether each ask spends a budget, so that the page asks later and less. */
  asksAreCostly: z.boolean(),
  /** Null where asking is free. The header `x-source-budget` keeps it up to date. */
  budget: z.nullable(Budget),
  /** Seconds for which an answer is repeated without asking the source again; null where nothing is kept. */
  freshSeconds: z.nullable(z.number()),
  /** ISO 4217, or null for amounts without a symbol. */
  currency: z.nullable(z.string()),
  /** BCP 47, or null for the browser's. */
  locale: z.nullable(z.string()),
  /** IANA, or null for the browser's. */
  timeZone: z.nullable(z.string()),
});
export type Capabilities = z.infer<typeof Capabilities>;
export const CapabilitiesAnswer = successOf(Capabilities);

/** Tabs of the list and the fields of a summary. */
export const statusTabs = ['all', ...customerStatuses] as const;
export const StatusTab = z.union([z.literal('all'), CustomerStatus]);
export type StatusTab = (typeof statusTabs)[number];

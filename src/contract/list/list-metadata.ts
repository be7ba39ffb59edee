import * as z from 'zod/mini';
import { customerStatuses, CustomerStatus, ParameterType, Timestamp } from '../customer.ts';
import { successOf } from '../envelope.ts';

/** What the page needs beyond the list: counts, parameters, quota, capabilities. Source: design.md, "Interfaces". */

/** How many customers: exact, or, with `atLeast`, the bound counting stopped at ("10,000+"). */
export const Count = z.object({ count: z.int(), atLeast: z.boolean() });
export type Count = z.infer<typeof Count>;

/** A sum over a list, and how many of its customers have a value. */
const FieldSum = z.object({ sum: z.number(), customers: z.int() });

/** The sums over a whole list. */
export const Sums = z.object({ totalSpent: FieldSum, totalOrders: FieldSum, lifetimeValue: FieldSum });
export type Sums = z.infer<typeof Sums>;

/** Customers with a value from `from` up to, but without, `to`; the last bucket includes it. */
export const HistogramBucket = z.object({ from: z.number(), to: z.number(), customers: z.int() });
export type HistogramBucket = z.infer<typeof HistogramBucket>;

/** How a list divides by one field or parameter, under the rest of its filter. */
export const Facet = z.union([
  z.object({
    kind: z.literal('options'),
    /** Most used first. */
    options: z.array(z.object({ value: z.string(), customers: z.int() })),
    optionsComplete: z.boolean(),
    set: z.int(),
    unset: z.int(),
  }),
  z.object({ kind: z.literal('histogram'), buckets: z.array(HistogramBucket), set: z.int(), unset: z.int() }),
]);
export type Facet = z.infer<typeof Facet>;

/** Counts by status for a search or a parameter filter; null where the source cannot know. */
export const Summary = z.object({
  all: z.nullable(Count),
  active: z.nullable(Count),
  inactive: z.nullable(Count),
  banned: z.nullable(Count),
  /** Null where there are too many matches of a search to add up; missing where the source cannot know. */
  sums: z.optional(z.nullable(Sums)),
  /** The facet that was asked for. */
  facet: z.optional(Facet),
});
export type Summary = z.infer<typeof Summary>;
export const SummaryResponse = successOf(Summary);

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
  /** Whether the options are all the values there are; otherwise the most used, or only those seen so far. */
  optionsComplete: z.boolean(),
  /** Added to the list of parameters by staff, who can take it out again; customers keep their values. */
  removable: z.boolean(),
});
export type Parameter = z.infer<typeof Parameter>;
export const ParametersResponse = successOf(z.object({ parameters: z.array(Parameter) }));

const sourceNames = ['sqlite', 'postgres', 'tiquo'] as const;
export type SourceName = (typeof sourceNames)[number];

/** The request quota of a metered source, shared by all staff and API keys of this server. */
export const Quota = z.object({
  /** Requests allowed in any window of this length. */
  limit: z.int(),
  windowSeconds: z.int(),
  /** Requests that count now; at most `limit`. */
  used: z.int(),
  /** When the next request frees; null while none are used. */
  frees: z.nullable(Timestamp),
  /** The source itself refuses requests until then; null when it does not. */
  waitsUntil: z.nullable(Timestamp),
  /** Seconds until a list may be requested: the last requests are kept for single customers. Null when it may now. */
  listsWaitSeconds: z.nullable(z.int()),
});
export type Quota = z.infer<typeof Quota>;

/** What a source of customers can do. The page and the server decide by this, never by which source it is. */
export const SourceCapabilities = z.object({
  /** The customers are made up. */
  demo: z.boolean(),
  /** Each request counts against a quota, so the page sends fewer and later. */
  metered: z.boolean(),
  /** Counts and totals exist. */
  counts: z.boolean(),
  /** Search, a parameter and other conditions can be used together. */
  combinesFilters: z.boolean(),
  /** Lists can be sorted. */
  sorts: z.boolean(),
  /** Lists can include parameters of each customer. */
  includesParameters: z.boolean(),
  /** Lists can be exported. */
  exports: z.boolean(),
  /** Customers can be imported from a file. */
  imports: z.boolean(),
  /** Administrators can remove custom parameters, with the values that customers have. */
  removesParameters: z.boolean(),
  /** Seconds for which a response is repeated without a request to the source; null when nothing is cached. */
  freshSeconds: z.nullable(z.number()),
});
export type SourceCapabilities = z.infer<typeof SourceCapabilities>;

/** What the source can do, and how amounts and dates are shown. */
export const Capabilities = z.extend(SourceCapabilities, {
  /** For display only. */
  source: z.enum(sourceNames),
  /** Null unless metered. The header `x-source-quota` keeps it up to date. */
  quota: z.nullable(Quota),
  /** ISO 4217, or null for amounts without a symbol. */
  currency: z.nullable(z.string()),
  /** BCP 47, or null for the browser's. */
  locale: z.nullable(z.string()),
  /** IANA, or null for the browser's. */
  timeZone: z.nullable(z.string()),
});
export type Capabilities = z.infer<typeof Capabilities>;
export const CapabilitiesResponse = successOf(Capabilities);

/** Tabs of the list and the fields of a summary. */
export const statusTabs = ['all', ...customerStatuses] as const;
export const StatusTab = z.union([z.literal('all'), CustomerStatus]);
export type StatusTab = (typeof statusTabs)[number];

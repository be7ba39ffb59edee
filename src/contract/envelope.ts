import * as z from 'zod/mini';

/** ISO 8601, UTC, milliseconds. */
export const EnvelopeTimestamp = z.iso.datetime();

/** Every failure under `/api`. Source: contract.md, "Envelopes and errors". */
export const Failure = z.object({
  success: z.literal(false),
  /** One sentence for a person. */
  error: z.string(),
  timestamp: EnvelopeTimestamp,
  /** On a 5xx: what to quote when asking about it. */
  requestId: z.optional(z.string()),
});
export type Failure = z.infer<typeof Failure>;

/** The schema of a success, around the schema of its data. */
export function successOf<T extends z.core.$ZodType>(data: T) {
  return z.object({ success: z.literal(true), data, timestamp: EnvelopeTimestamp });
}

/** For a request whose success says it all. */
export const DoneResponse = successOf(z.object({}));

import * as z from 'zod/mini';
import { Timestamp } from '../customer.ts';
import { successOf } from '../envelope.ts';
import { SelectionBody } from './list-export.ts';

/** An export from a metered source. It runs on the server, and its file is kept there for a day. */
export const ExportJob = z.object({
  id: z.string(),
  /** `paused`: it continues without anyone. */
  state: z.enum(['running', 'paused', 'done', 'failed']),
  format: z.enum(['csv', 'ndjson']),
  /** Written so far. */
  customers: z.int(),
  /** How many there will be; null while unknown. */
  total: z.nullable(z.int()),
  /** When a paused one continues, at the latest. */
  pausedUntil: z.nullable(Timestamp),
  /** Why it is paused or has failed: a sentence without its full stop. */
  reason: z.nullable(z.string()),
  startedAt: Timestamp,
  /** When one that has ended is deleted. */
  keptUntil: z.nullable(Timestamp),
  fileName: z.string(),
  isDownloaded: z.boolean(),
});
export type ExportJob = z.infer<typeof ExportJob>;

/** One per person. */
export const ExportJobResponse = successOf(z.object({ job: z.nullable(ExportJob) }));

/** The body of `POST /api/app/export-job`, whose query is that of an export. */
export const ExportJobBody = z.object({
  /** Null for the whole list. */
  selection: z.nullable(SelectionBody),
  /** How many customers there are, where the page knows. */
  total: z.nullable(z.int().check(z.gte(0))),
});

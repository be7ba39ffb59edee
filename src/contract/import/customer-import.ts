import * as z from 'zod/mini';
import { successOf } from '../envelope.ts';
import { errors } from '../error-messages.ts';

/** Bytes of the largest file that is imported from the page; the command takes any. */
export const mostImportBytes = 1_073_741_824;

/** Bytes of the largest part that a file is sent in: what proxies let through unless told otherwise. */
export const mostPartBytes = 1_048_576;

export const decimalMarks = ['.', ','] as const;
export const dayOrders = ['dmy', 'mdy'] as const;

/** What only a person can say about a file. */
export const ImportQuestion = z.union([
  /** Each choice with words of the file as it reads them. */
  z.object({
    kind: z.literal('encoding'),
    choices: z.array(z.object({ encoding: z.string(), words: z.string() })),
  }),
  z.object({ kind: z.enum(['decimal', 'dates']) }),
]);
export type ImportQuestion = z.infer<typeof ImportQuestion>;

/** What became of the rows of a file. */
export const ImportSummary = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** The first of the rejected rows, by their line in the file. */
  firstRejects: z.array(z.object({ line: z.int(), reason: z.string() })),
  /** Values that their customers came in without, by column. */
  leftOut: z.array(z.object({ column: z.string(), values: z.int() })),
  /** Sentences about how the file was read. */
  notes: z.array(z.string()),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

/** How far an import is. */
export const ImportProgress = z.object({
  /** `reindex`: a database of an earlier version is indexed again before the file is read. */
  pass: z.enum(['reindex', 'scan', 'write']),
  /** From 0 to 1. */
  share: z.number(),
  /** Rows done. */
  rows: z.int(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

/** An import from the page: its file arrives in parts, and is then imported. */
export const CustomerImport = z.object({
  id: z.string(),
  state: z.enum(['uploading', 'importing', 'done', 'failed']),
  fileName: z.string(),
  bytes: z.int(),
  /** Bytes that have arrived: where the next part begins. */
  received: z.int(),
  /** Null until it is imported. */
  progress: z.nullable(ImportProgress),
  /** Null until it is done. */
  summary: z.nullable(ImportSummary),
  /** Why it has failed, in sentences; null unless it has. */
  error: z.nullable(z.string()),
  /** What to answer before it can be imported; null if that would not help. */
  question: z.nullable(ImportQuestion),
});
export type CustomerImport = z.infer<typeof CustomerImport>;

/** One for each person. */
export const CustomerImportResponse = successOf(z.object({ import: z.nullable(CustomerImport) }));

/** The body of `POST /api/app/import`. */
export const NewImportBody = z.object({
  fileName: z.string().check(z.minLength(1), z.maxLength(1_000)),
  bytes: z.int().check(z.gte(0)),
  /** Null to detect it. */
  encoding: z.nullable(z.string().check(z.maxLength(64))),
  decimal: z.nullable(z.enum(decimalMarks)),
  dates: z.nullable(z.enum(dayOrders)),
});
export type NewImportBody = z.infer<typeof NewImportBody>;

/** The query of `PUT /api/app/import/parts/:importId`, whose body are the bytes from there on. */
export const ImportPartQuery = z.object({
  from: z.string(errors.wrongParameter('from')).check(z.regex(/^\d{1,12}$/, errors.wrongParameter('from'))),
});

/** Files about an import: its rejected rows, or the values that were left out. */
export const importReports = ['rejected', 'left-out'] as const;
export type ImportReport = (typeof importReports)[number];

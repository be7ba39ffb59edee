import * as z from 'zod/mini';
import {
  dayOrders,
  decimalMarks,
  ImportProgress,
  ImportQuestion,
  ImportSummary,
} from '../../../../contract/import/customer-import.ts';

/** What the process of an import is started with. */
export const ImportTask = z.object({
  dataDirectory: z.string(),
  file: z.string(),
  encoding: z.nullable(z.string()),
  decimal: z.nullable(z.enum(decimalMarks)),
  dates: z.nullable(z.enum(dayOrders)),
  phoneCountry: z.nullable(z.string()),
});
export type ImportTask = z.infer<typeof ImportTask>;

/** How it ended. */
const ImportOutcome = z.union([
  z.object({ kind: z.literal('done'), summary: ImportSummary }),
  z.object({ kind: z.literal('failed'), error: z.string(), question: z.nullable(ImportQuestion) }),
  /** A defect of ours; `trace` names the places in our code, and nothing of the file. */
  z.object({ kind: z.literal('crashed'), trace: z.string() }),
]);
export type ImportOutcome = z.infer<typeof ImportOutcome>;

/** What the process sends. */
export const ImportMessage = z.union([
  z.object({ kind: z.literal('progress'), progress: ImportProgress }),
  ...ImportOutcome.def.options,
]);
export type ImportMessage = z.infer<typeof ImportMessage>;

import * as z from 'zod/mini';

const JsonColumns = z.object({
  table: z.string(),
  /** Its INTEGER PRIMARY KEY. */
  key: z.string(),
  columns: z.array(z.string()),
});

/** A database to check, and the columns of it that hold JSON. */
const Check = z.object({ path: z.string(), json: z.readonly(z.array(JsonColumns)) });

export type DatabaseCheck = z.infer<typeof Check>;
export type JsonColumns = z.infer<typeof JsonColumns>;

const DamageReport = z.object({ path: z.string(), found: z.string() });

export type DamageReport = z.infer<typeof DamageReport>;

export const parseChecks = (text: string): readonly DatabaseCheck[] => z.array(Check).parse(JSON.parse(text));

export const parseReport = (line: string): DamageReport => DamageReport.parse(JSON.parse(line));

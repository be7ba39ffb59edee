import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { StartupError } from '../../../errors/startup-error.ts';
import type { PlannedColumn } from '../columns/plan-column.ts';
import { fieldName, mappableFields } from '../header/column-mapping.ts';
import type { MappedField } from '../header/column-mapping.ts';

const MappingFile = z.strictObject({
  about: z.string().optional(),
  columns: z.record(z.string(), z.string()),
});

const about =
  `What each column fills: ${mappableFields.join(', ')}, parameter:NAME, or skip to leave it out. ` +
  'Edit it, then import with --mapping and the name of this file.';

/** Reads a mapping that a dry run wrote. Throws a StartupError. */
export function readMappingFile(path: string): readonly MappedField[] {
  const text = readText(path);
  if (text === null) throw new StartupError(`File not found: ${path}.`);
  const mapping = parse(text);
  if (mapping === null)
    throw new StartupError(
      `${path} is not a mapping: it must be JSON such as {"columns": {"E-mail": "emails", "Notes": "skip"}}.`,
    );
  return Object.entries(mapping.columns).map(([column, field]) => ({ column, field }));
}

/** Writes what each column fills. Throws a StartupError rather than overwrite anything else. */
export function saveMappingFile(path: string, columns: readonly PlannedColumn[]): void {
  // Columns without a name, or with that of another, can't be mapped by it.
  const named = columns.filter(
    ({ header }, at) => header !== '' && columns.findIndex((other) => other.header === header) === at,
  );
  const fields = Object.fromEntries(named.map(({ header, target }) => [header, fieldName(target)]));
  const text = `${JSON.stringify({ about, columns: fields }, null, 2)}\n`;
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (readText(path) === text) return;
    throw new StartupError(`${refusal(path, error)} Name another file.`, { cause: error });
  }
}

function refusal(path: string, error: unknown): string {
  const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
  return exists ? `${path} exists already, and is not overwritten.` : `The mapping can't be written to ${path}.`;
}

/** Null if there is no such file. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function parse(text: string): z.infer<typeof MappingFile> | null {
  try {
    return MappingFile.safeParse(JSON.parse(text.replace(/^\uFEFF/, ''))).data ?? null;
  } catch {
    return null;
  }
}

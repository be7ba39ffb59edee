import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { ExportQuery } from '../../../contract/list/list-export.ts';
import type { Config } from '../../config/config.ts';
import { exportCustomers } from '../../customers/export/export-text.ts';
import { openOwnSource } from '../../customers/stores/open-own-store.ts';
import { hasSystemDatabase } from '../../database/data-directory.ts';
import { printable } from '../../errors/printable.ts';
import { StartupError } from '../../errors/startup-error.ts';
import { HttpError } from '../../http/responses/http-error.ts';
import { resolveExportQuery } from '../../http/routes/lists/resolve-export-query.ts';
import { openSystemStore } from '../../open-system-store.ts';
import { exportFromTiquo } from './export-from-tiquo.ts';
import { noteExport } from './note-export.ts';
import { requireNewFile, writeWhole } from './write-whole.ts';

const usage = `Usage: npm run export -- FILE [options]

Writes the customers to a new file: CSV, or NDJSON if FILE ends in .ndjson or .jsonl.

Those of the embedded database, while the server runs or not. Importing the file gives the same
customers. With TIQUO_API_KEY, those of Tiquo while no server runs on the data directory, with the
fields of a list, and within the requests that Tiquo allows: it waits for them when they run out.

  --search TEXT       only customers that a search finds
  --status STATUS     active, inactive or banned
  --filter FILTER     a condition such as lifetimeValue:gte:1000; repeatable
  --sort FIELD        such as name or -lifetimeValue; newest first without it
  --columns IDS       columns of a CSV, separated by commas; all fields without it
  --help              show this help`;

/** Runs the command. Throws a StartupError for what it can't do; then there is no file. */
export async function runExportCommand(
  config: Config,
  args: readonly string[],
  print: (line: string) => void,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const { file, query } = parseArguments(args);
  if (file === null) {
    print(usage);
    return;
  }
  requireNewFile(file);
  try {
    const customers =
      config.tiquo === null
        ? await exportOwn(config, file, query, signal)
        : await exportFromTiquo(config, config.tiquo, { file, query, print, signal });
    print(printable(`Exported ${customers.toLocaleString('en')} customers to ${file}.`));
  } catch (error) {
    throw error instanceof HttpError ? new StartupError(`${error.message}.`) : error;
  }
}

/** Notes the export in Activity, and resolves to the number of customers. */
async function exportOwn(config: Config, file: string, query: ExportQuery, signal: AbortSignal): Promise<number> {
  const source = await openOwnSource(config);
  try {
    const { filter, words, conditions, sort } = await resolveExportQuery(query, source);
    const { format, columns = null, status = null } = query;
    const exported = { filter, conditions, sort, status, format, columns };
    return await writeWhole(file, exportCustomers(source, exported, signal), (customers, isComplete) =>
      noteIfUsed(config, { query, words }, customers, isComplete),
    );
  } finally {
    await source.close();
  }
}

/** Before the first start, there is no Activity yet. */
async function noteIfUsed(
  { dataDirectory, databaseUrl, rateLimit, rateWindowSeconds }: Config,
  { query, words }: { readonly query: ExportQuery; readonly words: readonly string[] },
  customers: number,
  isComplete: boolean,
): Promise<void> {
  if (databaseUrl === null && !hasSystemDatabase(dataDirectory)) return;
  const limit = { requests: rateLimit, windowSeconds: rateWindowSeconds };
  const system = await openSystemStore({ dataDirectory, databaseUrl, limit, as: 'command' });
  try {
    await noteExport(system, query, words, customers, isComplete);
  } finally {
    await system.close();
  }
}

function parseArguments(args: readonly string[]): { readonly file: string | null; readonly query: ExportQuery } {
  const { values, positionals } = parse(args);
  const { help, ...options } = values;
  const [file, second] = positionals;
  if (help !== true && file === undefined)
    throw new StartupError('Name the file to write: npm run export -- FILE (--help shows the options).');
  if (second !== undefined) throw new StartupError(`Export to one file at a time, not ${file} and ${second}.`);
  const format = /\.(?:ndjson|jsonl)$/i.test(file ?? '') ? 'ndjson' : 'csv';
  const parsed = z.safeParse(ExportQuery, { ...options, format });
  if (!parsed.success) throw new StartupError(`${parsed.error.issues[0]?.message ?? 'The options are not valid'}.`);
  return { file: help === true ? null : (file ?? null), query: parsed.data };
}

/** With `--sort -lifetimeValue` as one argument: alone, its value looks like an option. */
function joinedSort(args: readonly string[]): string[] {
  const at = args.indexOf('--sort');
  const value = args[at + 1];
  if (at < 0 || value === undefined) return [...args];
  return [...args.slice(0, at), `--sort=${value}`, ...args.slice(at + 2)];
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: joinedSort(args),
      allowPositionals: true,
      options: {
        search: { type: 'string' },
        status: { type: 'string' },
        filter: { type: 'string', multiple: true },
        sort: { type: 'string' },
        columns: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new StartupError(`${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
}

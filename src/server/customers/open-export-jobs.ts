import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceCapabilities } from '../../contract/list/list-metadata.ts';
import type { CustomerSource } from './customer-source.ts';
import type { ExportJobs, ExportJobsDeps } from './export/export-jobs.ts';

export interface OpenExportJobsDeps extends Pick<ExportJobsDeps, 'mayExport' | 'warn'> {
  readonly dataDirectory: string;
  readonly source: Pick<CustomerSource, 'list' | 'get' | 'scope'> & {
    capabilities(): Promise<Pick<SourceCapabilities, 'metered'>>;
  };
  /** Notes in Activity what a person has exported. */
  readonly noteExport: (person: { readonly id: string; readonly name: string }, subject: string) => void;
}

/** The exports from a metered source, those from before a restart too; null for a source that needs none. */
export async function openExportJobs(deps: OpenExportJobsDeps): Promise<ExportJobs | null> {
  const { dataDirectory, source, mayExport, noteExport, warn } = deps;
  const directory = join(dataDirectory, 'export-jobs');
  const { metered } = await source.capabilities();
  if (!metered && !existsSync(directory)) return null;
  // Loaded here, so that other starts need not load them.
  const { ExportJobs: Jobs } = await import('./export/export-jobs.ts');
  const { exportActivity } = await import('./export/export-activity.ts');
  const jobsDeps: ExportJobsDeps = {
    directory,
    source,
    mayExport,
    onEnd: ({ person, format, limits, customers }, isComplete) =>
      noteExport(person, exportActivity(format, limits, customers, isComplete)),
    warn,
  };
  if (metered) return await Jobs.open(jobsDeps);
  await Jobs.removeAll(jobsDeps).catch((error: unknown) =>
    warn(`Exports from Tiquo could not be deleted: ${error instanceof Error ? error.message : String(error)}.`),
  );
  return null;
}

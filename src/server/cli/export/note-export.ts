import { commandLine } from '../../activity/activity-log.ts';
import type { ExportQuery } from '../../../contract/list/list-export.ts';
import { exportActivity, exportLimits } from '../../customers/export/export-activity.ts';
import type { SystemStore } from '../../system-store.ts';

/** Notes an export by the command in Activity; `words` are those of its list. Rejects with SystemUnavailableError. */
export async function noteExport(
  { activity }: Pick<SystemStore, 'activity'>,
  query: ExportQuery,
  words: readonly string[],
  customers: number,
  isComplete: boolean,
): Promise<void> {
  const subject = exportActivity(query.format, exportLimits(query, words, null), customers, isComplete);
  await activity.note({ action: 'customers-exported', person: commandLine, subject }, Date.now());
}

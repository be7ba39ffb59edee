import { commandLine } from '../../activity/activity-log.ts';
import type { ExportQuery } from '../../../contract/list/list-export.ts';
import { exportActivity, exportLimits } from '../../customers/export/export-activity.ts';
import type { SystemStore } from '../../system-store.ts';

/** Notes an export by the command in Activity. Rejects with SystemUnavailableError. */
export async function noteExport(
  { activity }: Pick<SystemStore, 'activity'>,
  query: ExportQuery,
  customers: number,
  isComplete: boolean,
): Promise<void> {
  const subject = exportActivity(query.format, exportLimits(query, null), customers, isComplete);
  await activity.note({ action: 'customers-exported', person: commandLine, subject }, Date.now());
}

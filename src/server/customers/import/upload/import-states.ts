import { randomUUID } from 'node:crypto';
import type { CustomerImport, ImportSummary, NewImportBody } from '../../../../contract/import/customer-import.ts';
import { errors } from '../../../../contract/error-messages.ts';
import { shortSubject } from '../../../limits/short-subject.ts';
import { storedName } from './import-files.ts';
import type { ImportOutcome } from './import-messages.ts';

/** An import whose file has yet to arrive. */
export function newImport({ fileName, bytes }: NewImportBody): CustomerImport {
  return {
    id: randomUUID(),
    state: 'uploading',
    fileName: storedName(fileName),
    bytes,
    received: 0,
    progress: null,
    summary: null,
    error: null,
    question: null,
  };
}

/** An import after its process has ended; `outcome` is null if that said nothing. */
export function endedImport(before: CustomerImport, outcome: ImportOutcome | null): CustomerImport {
  if (outcome?.kind === 'done') return { ...before, state: 'done', summary: outcome.summary };
  const { error, question } =
    outcome?.kind === 'failed' ? outcome : { error: `${errors.importStopped}.`, question: null };
  return { ...before, state: 'failed', error, question };
}

/** What Activity says of an import; `summary` is null for one that has stopped halfway. */
export function importActivity(fileName: string, summary: ImportSummary | null): string {
  if (summary === null) return shortSubject([fileName, 'not finished']);
  const { created, updated, unchanged, rejected } = summary;
  const counts = [`${count(created)} new`, `${count(updated)} changed`, `${count(unchanged)} unchanged`];
  return shortSubject([fileName, ...counts, ...(rejected === 0 ? [] : [`${count(rejected)} rejected`])]);
}

function count(rows: number): string {
  return rows.toLocaleString('en');
}

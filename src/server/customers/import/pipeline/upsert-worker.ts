import { randomUUID } from 'node:crypto';
import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import type { PreparedUpsert } from '../../model/customer-upsert.ts';
import { prepareUpsert } from '../../model/prepare-upsert.ts';
import { RejectedRowError } from '../../model/customer-upsert.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { FileRefusedError } from '../file-refused-error.ts';
import { targetDefinitions } from '../customer-file.ts';
import type { CustomerFile, ImportScan, ImportRow } from '../customer-file.ts';
import { openCustomerFile } from './open-customer-file.ts';
import type { LeftOutValue } from '../columns/parse-row.ts';
import type { Reject } from './rejected-file.ts';
import { checkReport, Report } from './report.ts';
import { taskOf, toWorker } from './worker-messages.ts';
import type { FromWorker, PreviewRow, WorkerTask } from './worker-messages.ts';

/** Rows per transaction of the writer: smaller batches rewrite the same pages of its indexes more often. */
const batchSize = 20_000;
/** Weight at which a batch of long rows ends early: its characters, and for each cell the memory of an empty one. */
const batchWeight = 12_000_000;
const cellWeight = 8;
/** Rows of a batch that are sent together: what has been sent while it is young is collected at next to no cost. */
const partSize = 250;
/** Batches sent before the writer is done with the first: then reading waits, so that memory stays flat. */
const batchesAhead = 2;
const previewRows = 5;

if (parentPort !== null) await prepare(parentPort, taskOf(workerData));

/** Reads a file twice on this thread: first to infer its columns, then for its rows, which the main thread writes. */
async function prepare(port: MessagePort, task: WorkerTask): Promise<void> {
  const post = (message: FromWorker): void => port.postMessage(message);
  try {
    const { file, size } = await openCustomerFile(task.settings);
    if (!task.dryRun) checkReport(task.settings.file);
    let bytes = 0;
    const onBytes = (more: number): void => {
      bytes += more;
      post({ kind: 'scanning', bytes, size });
    };
    const scan = await file.scan(onBytes);
    const newId = (): string => `param_${randomUUID().replaceAll('-', '')}`;
    const defined = scan.wanted.map((wanted): ParameterDefinition => ({ id: newId(), ...wanted }));
    const byName = new Map(defined.map((definition) => [definition.name, definition]));
    post({ kind: 'scanned', scan: plainScan(scan), defined, preview: task.dryRun ? await preview(file, byName) : [] });
    const definitions = new Map(
      [...task.settings.parameters, ...targetDefinitions(scan), ...defined].map((definition) => [
        definition.id,
        definition,
      ]),
    );
    const report = new Report(task.settings.file, file.rejectsHeader, task.dryRun);
    await sendRows(port, file.rows(byName), { now: task.now, definitions }, (rejected, imported) => {
      report.add(
        rejected.map((row) => ({ ...row, cells: file.shownCells(row.cells) })),
        imported,
      );
    });
    post({ kind: 'done', report: report.close() });
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    post({ kind: 'error', message: error.message, refused: error instanceof FileRefusedError ? error.refused : null });
  } finally {
    port.close();
  }
}

async function preview(file: CustomerFile, byName: ReadonlyMap<string, ParameterDefinition>): Promise<PreviewRow[]> {
  const shown: PreviewRow[] = [];
  for await (const { line, parsed } of file.rows(byName)) {
    shown.push({ line, parsed });
    if (shown.length === previewRows) break;
  }
  return shown;
}

interface PreparedFor {
  readonly now: number;
  readonly definitions: ReadonlyMap<string, ParameterDefinition>;
}

/** The row ready to be written, or the reason to reject it. */
function prepareRow({ parsed }: ImportRow, { now, definitions }: PreparedFor): PreparedUpsert | string {
  if ('reason' in parsed) return parsed.reason;
  try {
    return prepareUpsert(parsed.upsert, now, definitions);
  } catch (error) {
    if (error instanceof RejectedRowError) return error.message;
    throw error;
  }
}

/** What is kept of a row until it is stored; `reason` is why it was not sent. */
interface SentRow extends Pick<ImportRow, 'line' | 'cells'> {
  readonly reason: string | null;
  readonly leftOut: readonly LeftOutValue[];
}

async function sendRows(
  port: MessagePort,
  rows: AsyncGenerator<ImportRow>,
  preparedFor: PreparedFor,
  addToReport: (rejected: readonly Reject[], imported: readonly SentRow[]) => void,
): Promise<void> {
  const answers: AsyncIterator<readonly unknown[], undefined> = on(port, 'message');
  await answers.next();
  const pending: SentRow[][] = [];
  const finishOldest = async (): Promise<void> => {
    const { value = [] } = await answers.next();
    const answer = toWorker(value[0]);
    const batch = pending.shift() ?? [];
    const refused = answer.kind === 'written' ? answer.rejected : [];
    const { rejected, imported } = divide(batch, refused);
    addToReport(rejected, imported);
  };
  let batch: SentRow[] = [];
  let prepared: PreparedUpsert[] = [];
  let weight = 0;
  const sendPart = (): void => {
    port.postMessage({ kind: 'part', rows: prepared } satisfies FromWorker);
    prepared = [];
  };
  const send = async (): Promise<void> => {
    sendPart();
    port.postMessage({ kind: 'batch', read: batch.length } satisfies FromWorker);
    pending.push(batch);
    batch = [];
    weight = 0;
    if (pending.length >= batchesAhead) await finishOldest();
  };
  for await (const row of rows) {
    const ready = prepareRow(row, preparedFor);
    if (typeof ready !== 'string') prepared.push(ready);
    if (prepared.length === partSize) sendPart();
    batch.push({
      line: row.line,
      cells: row.cells,
      reason: typeof ready === 'string' ? ready : null,
      leftOut: 'leftOut' in row.parsed ? row.parsed.leftOut : [],
    });
    for (const cell of row.cells) weight += cell.length + cellWeight;
    if (batch.length === batchSize || weight >= batchWeight) await send();
  }
  if (batch.length > 0) await send();
  while (pending.length > 0) await finishOldest();
}

/** The rejected rows of a batch in the order of the file: those not sent, those the writer refused; and all others. */
function divide(batch: readonly SentRow[], refused: readonly { readonly at: number; readonly reason: string }[]) {
  const reasons = new Map(refused.map(({ at, reason }) => [at, reason]));
  const rejected: Reject[] = [];
  const imported: SentRow[] = [];
  let at = 0;
  for (const row of batch) {
    const reason = row.reason ?? reasons.get(at++);
    if (reason === undefined) imported.push(row);
    else rejected.push({ line: row.line, reason, cells: row.cells });
  }
  return { rejected, imported };
}

/** Without what cannot be sent to the other thread. */
function plainScan(scan: ImportScan): ImportScan {
  const { format, textFormat, samples, columns, wanted, rows, phonesWithoutCountry, repeatedEmails } = scan;
  return { format, textFormat, samples, columns, wanted, rows, phonesWithoutCountry, repeatedEmails };
}

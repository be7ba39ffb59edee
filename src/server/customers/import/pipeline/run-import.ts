import { on } from 'node:events';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isSystemParameter, systemParameters, type ParameterDefinition } from '../../../../contract/parameters.ts';
import type { PreparedUpsert } from '../../model/customer-upsert.ts';
import type { CustomerWriter, WriteOutcome } from '../../customer-writer.ts';
import { storageErrorText } from '../../../database/database-error-text.ts';
import { SourceUnavailableError } from '../../source-errors.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { FileRefusedError } from '../file-refused-error.ts';
import { targetDefinitions } from '../customer-file.ts';
import type { FileSettings, ImportScan } from '../customer-file.ts';
import type { ReportSummary } from './report.ts';
import { fromWorker } from './worker-messages.ts';
import type { FromWorker, PreviewRow, ToWorker, WorkerTask } from './worker-messages.ts';

export interface ImportProgress {
  /** `reindex`: a database of an earlier version is indexed again before the file is read. */
  readonly pass: 'reindex' | 'scan' | 'write';
  /** From 0 to 1. */
  readonly share: number;
  /** Rows done. */
  readonly rows: number;
}

export interface ImportRequest {
  readonly settings: Omit<FileSettings, 'parameters'>;
  readonly writer: CustomerWriter;
  /** Milliseconds since 1970; the value of missing dates. */
  readonly now: number;
  /** Whether untouched demo customers stay beside the imported ones. */
  readonly keepDemo: boolean;
  /** Whether the writer's store is a copy: the first rows are shown, and no report is written beside the file. */
  readonly dryRun: boolean;
  /** What the thread that reads may keep, in MB; tests set less. */
  readonly heapMb?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportResult extends ReportSummary {
  readonly scan: ImportScan;
  /** The parameters, with the new ones of the file. */
  readonly parameters: readonly ParameterDefinition[];
  /** The first rows; only those of a dry run. */
  readonly preview: readonly PreviewRow[];
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Whether demo customers were replaced. */
  readonly demoReplaced: boolean;
}

type Counts = Pick<ImportResult, 'created' | 'updated' | 'unchanged'>;

/**
 * Imports a file; a rejected row never stops the others. Throws a StartupError when the file or the store can't be
 * used.
 */
export async function runImport(request: ImportRequest): Promise<ImportResult> {
  const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  try {
    return await writeRows(request, counts);
  } catch (error) {
    if (isOutOfMemory(error))
      throw new StartupError(
        `${basename(request.settings.file)} needs too much memory. Keep only the columns you need, or divide the file.`,
        { cause: error },
      );
    if (request.dryRun || !(error instanceof SourceUnavailableError)) throw error;
    throw new StartupError(stoppedText(counts, error), { cause: error });
  }
}

/** Adds to `counts` what the store has acknowledged. */
async function writeRows(
  { settings, writer, now, keepDemo, dryRun, heapMb, onProgress }: ImportRequest,
  counts: Record<WriteOutcome['kind'], number>,
): Promise<ImportResult> {
  const demo = await writer.demoState();
  const makesRoom = demo === 'making' || (demo === 'only' && !keepDemo);
  const parameters = makesRoom ? systemParameters : await writer.parameters();
  let defined: readonly ParameterDefinition[] = [];
  let widenedDefinitions: readonly ParameterDefinition[] = [];
  let scanned: Pick<ImportResult, 'scan' | 'preview'> | null = null;
  let rows = 0;
  let batch: PreparedUpsert[] = [];
  let demoReplaced = false;
  let begun = false;
  const write = async (prepared: readonly PreparedUpsert[]): Promise<ToWorker> => {
    if (prepared.length === 0) return { kind: 'written', rejected: [] };
    if (!begun) {
      // Only now, so that a file without a single valid row changes nothing.
      demoReplaced = await endDemo(writer, keepDemo);
      await defineExactly(writer, defined);
      for (const { id } of widenedDefinitions) await writer.widenToMultiselect(id);
      begun = true;
    }
    const outcomes = await writer.write(prepared, now, scanned?.scan.repeatedEmails);
    const rejected = outcomes.flatMap((outcome, at) =>
      outcome.kind === 'rejected' ? [{ at, reason: outcome.reason }] : [],
    );
    for (const { kind } of outcomes) counts[kind] += 1;
    return { kind: 'written', rejected };
  };
  const worker = startWorker({ settings: { ...settings, parameters }, dryRun, now }, heapMb);
  try {
    for await (const message of messagesOf(worker)) {
      switch (message.kind) {
        case 'scanning':
          onProgress?.({ pass: 'scan', share: message.bytes / message.size, rows: 0 });
          break;
        case 'scanned':
          if (message.scan.rows === 0) throw new StartupError('The file contains no customers.');
          ({ defined } = message);
          refuseManyParameters(parameters, defined);
          widenedDefinitions = targetDefinitions(message.scan).filter(({ id, type }) =>
            parameters.some((one) => one.id === id && one.type !== type),
          );
          scanned = { scan: message.scan, preview: message.preview };
          worker.postMessage({ kind: 'go' } satisfies ToWorker);
          break;
        case 'part':
          batch.push(...message.rows);
          break;
        case 'batch':
          worker.postMessage(await write(batch));
          batch = [];
          rows += message.read;
          onProgress?.({ pass: 'write', share: Math.min(1, rows / (scanned?.scan.rows ?? rows)), rows });
          break;
        case 'done':
          if (scanned !== null)
            return { ...scanned, parameters: [...parameters, ...defined], ...counts, ...message.report, demoReplaced };
          break;
        case 'error':
          throw message.refused === null
            ? new StartupError(message.message)
            : new FileRefusedError(message.message, message.refused);
      }
    }
    throw new Error('The worker that reads the file ended too early');
  } finally {
    await worker.terminate();
  }
}

function stoppedText({ created, updated, unchanged }: Counts, error: SourceUnavailableError): string {
  const written = created + updated + unchanged;
  const text = storageErrorText(error);
  const reason = text === undefined ? error.message : `the data directory ${text}`;
  const saved = written === 0 ? '' : ` after ${written.toLocaleString('en')} customers, which are saved`;
  return `The import stopped${saved}: ${reason}. Run it again to continue.`;
}

/** Without a limit, V8 lets the garbage of millions of rows pile up; reading needs a tenth of this. */
const mostHeapMb = 384;
const maxYoungGenerationSizeMb = 32;

function startWorker(task: WorkerTask, maxOldGenerationSizeMb = mostHeapMb): Worker {
  return new Worker(new URL('upsert-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb },
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

async function* messagesOf(worker: Worker): AsyncGenerator<FromWorker> {
  // Each event is an array of its arguments.
  const events: AsyncIterable<readonly unknown[]> = on(worker, 'message', { close: ['exit'] });
  for await (const [message] of events) yield fromWorker(message);
}

/** Of an organisation's own: each page of the app loads all of them to filter by. */
const mostParameters = 5_000;

function refuseManyParameters(existing: readonly ParameterDefinition[], added: readonly ParameterDefinition[]): void {
  const own = existing.filter(({ id }) => !isSystemParameter(id)).length + added.length;
  if (added.length === 0 || own <= mostParameters) return;
  const many = own.toLocaleString('en');
  const sentence = `With this file there would be ${many} parameters of your own, and 5,000 are the most.`;
  throw new FileRefusedError(
    `${sentence} Leave out columns with --skip, or remove parameters first: npm run parameters -- remove NAME`,
    { sentence: `${sentence} Leave out columns, or remove parameters in the settings first.`, question: null },
  );
}

/** The rows refer to parameters by id, so the store must use the given ids. */
async function defineExactly(writer: CustomerWriter, parameters: readonly ParameterDefinition[]): Promise<void> {
  if (parameters.length === 0) return;
  const made = await writer.defineParameters(parameters);
  const other = parameters.find(({ id }, at) => made[at]?.id !== id);
  if (other !== undefined)
    throw new StartupError(`Someone else created the parameter ${other.name} in the meantime. Run the import again.`);
}

/** Removes untouched demo customers unless they should be kept. Resolves to whether it did. */
async function endDemo(writer: CustomerWriter, keep: boolean): Promise<boolean> {
  const state = await writer.demoState();
  if (state === 'none') return false;
  const replace = state === 'making' || (state === 'only' && !keep);
  if (replace) await writer.clear();
  await writer.setDemoState('none');
  return replace;
}

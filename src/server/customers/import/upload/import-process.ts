import { constants, setPriority } from 'node:os';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { isSupportedCountry } from 'libphonenumber-js/max';
import { errors } from '../../../../contract/error-messages.ts';
import { readConfig } from '../../../config/config.ts';
import { storageErrorText } from '../../../database/database-error-text.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { importInto } from '../command/import-into.ts';
import { noteLines } from '../command/import-report.ts';
import { FileRefusedError } from '../file-refused-error.ts';
import { runImport, type ImportResult } from '../pipeline/run-import.ts';
import { knownEncoding } from '../text/text-decoder.ts';
import { ImportTask, type ImportMessage, type ImportOutcome } from './import-messages.ts';
import type { ImportProgress, ImportSummary } from '../../../../contract/import/customer-import.ts';

/* The process of import-child.ts: imports one file, and says how far it is and how it ended. */

/** Time in ms between two messages about progress. */
const progressInterval = 200;

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// A server that was killed leaves this process behind.
process.once('disconnect', () => process.exit());
send(await outcomeOf(z.parse(ImportTask, JSON.parse(process.argv[2] ?? ''))), () => process.disconnect?.());

async function outcomeOf(task: ImportTask): Promise<ImportOutcome> {
  const { dataDirectory, file, phoneCountry, ...options } = task;
  const encoding = options.encoding === null ? null : knownEncoding(options.encoding);
  if (options.encoding !== null && encoding === null)
    return { kind: 'failed', error: `${errors.importEncoding}.`, question: null };
  const country = phoneCountry !== null && isSupportedCountry(phoneCountry) ? phoneCountry : null;
  const settings = { ...options, file, encoding, mapping: [], phoneCountry: country };
  let sentAt = 0;
  const onProgress = (progress: ImportProgress): void => {
    const now = performance.now();
    if (now - sentAt < progressInterval) return;
    sentAt = now;
    send({ kind: 'progress', progress });
  };
  try {
    const result = await importInto(
      { dataDirectory, databaseUrl: readConfig().databaseUrl },
      (done, customers) => onProgress({ pass: 'reindex', share: done / customers, rows: done }),
      (writer) => runImport({ settings, writer, now: Date.now(), keepDemo: false, dryRun: false, onProgress }),
    );
    return { kind: 'done', summary: summaryOf(result) };
  } catch (error) {
    return failureOf(error, task);
  }
}

function send(message: ImportMessage, onSent: () => void = () => {}): void {
  process.send?.(message, onSent);
}

function summaryOf(result: ImportResult): ImportSummary {
  const { created, updated, unchanged, rejected, firstRejects, leftOut, scan } = result;
  return {
    created,
    updated,
    unchanged,
    rejected,
    firstRejects: [...firstRejects],
    leftOut: [...leftOut],
    notes: noteLines(scan),
  };
}

/** A sentence for a page: without places on the server, and without options of the command. */
function failureOf(error: unknown, { dataDirectory, file }: ImportTask): ImportOutcome {
  if (error instanceof FileRefusedError)
    return { kind: 'failed', error: error.refused.sentence, question: error.refused.question };
  const isSentence = error instanceof StartupError;
  if (isSentence && ![dataDirectory, dirname(file)].some((place) => error.message.includes(place)))
    return { kind: 'failed', error: error.message, question: null };
  const text = storageErrorText(error);
  if (text !== undefined)
    return { kind: 'failed', error: `The import stopped: the server’s data directory ${text}.`, question: null };
  return { kind: 'crashed', trace: isSentence ? error.message : traceOf(error) };
}

/** Where an error was thrown: its message may have something of the file. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places].join('\n');
}

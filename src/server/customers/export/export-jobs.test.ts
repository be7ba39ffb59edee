import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod/mini';
import { exampleCustomer } from '../../../testing/customers/array-customer-source.ts';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import type { CustomerPage } from '../customer-source.ts';
import { openExportJobs, type OpenExportJobsDeps } from '../open-export-jobs.ts';
import { SourceFailedError } from '../source-errors.ts';
import type { ExportJobs, NewExportJob } from './export-jobs.ts';

const ada = { id: 'ada', name: 'Ada' };
const request: NewExportJob = {
  person: ada,
  filter: { kind: 'all' },
  status: null,
  selection: null,
  format: 'ndjson',
  columns: null,
  definitions: [],
  limits: [],
  total: null,
};
const pageOf = (number: number, next: string | null): CustomerPage => ({
  customers: JSON.stringify(exampleCustomer(number)),
  next,
  fetchedAt: 0,
});

interface Opened {
  readonly dataDirectory: string;
  readonly directory: string;
  readonly noted: string[];
  readonly warnings: string[];
  /** What the source does with the position of a page. */
  list: (after: string | null) => Promise<CustomerPage>;
  open(change?: { readonly isMetered?: boolean; readonly scope?: string }): Promise<ExportJobs | null>;
}

function exportsIn(dataDirectory = temporaryDirectory()): Opened {
  const opened: Opened = {
    dataDirectory,
    directory: join(dataDirectory, 'export-jobs'),
    noted: [],
    warnings: [],
    list: async () => pageOf(1, null),
    open: async ({ isMetered = true, scope = 'here' } = {}) => {
      const source: OpenExportJobsDeps['source'] = {
        scope,
        capabilities: async () => ({ metered: isMetered }),
        list: async ({ after }) => await opened.list(after),
        get: async () => null,
      };
      const jobs = await openExportJobs({
        dataDirectory,
        source,
        mayExport: async () => true,
        noteExport: ({ id }, subject) => opened.noted.push(`${id}: ${subject}`),
        warn: (sentence) => opened.warnings.push(sentence),
      });
      onTestFinished(async () => await jobs?.close());
      return jobs;
    },
  };
  return opened;
}

async function openMetered(exports: Opened): Promise<ExportJobs> {
  const jobs = await exports.open();
  if (jobs === null) throw new Error('the source is metered');
  return jobs;
}

const until = async (jobs: ExportJobs | null, state: string) =>
  await expect.poll(() => jobs?.find(ada.id)?.state, { interval: 5 }).toBe(state);
const stateIn = (path: string) => z.parse(z.record(z.string(), z.unknown()), JSON.parse(readFileSync(path, 'utf8')));
const stuck = async (): Promise<CustomerPage> => await new Promise<never>(() => {});

describe('the directory of exports', () => {
  it('keeps what is not ours, whatever the source', async () => {
    const exports = exportsIn();
    const foreign = join(exports.dataDirectory, 'exports');
    mkdirSync(join(exports.directory, `${randomUUID()}.part`), { recursive: true });
    mkdirSync(join(exports.directory, 'kept'));
    mkdirSync(foreign);
    for (const path of [join(foreign, 'mine.csv'), join(exports.directory, 'notes.json')]) writeFileSync(path, 'mine');
    const jobs = await openMetered(exports);
    await jobs.start(request);
    await until(jobs, 'done');
    await jobs.close();
    expect(await exports.open({ isMetered: false })).toBeNull();
    expect(readdirSync(foreign)).toEqual(['mine.csv']);
    expect(readdirSync(exports.directory)).toEqual([expect.stringMatching(/\.part$/), 'kept', 'notes.json']);
  });

  it('goes with the source, and exports that had not ended are noted', async () => {
    const exports = exportsIn();
    exports.list = stuck;
    const jobs = await openMetered(exports);
    await jobs.start(request);
    await expect.poll(() => readdirSync(exports.directory)).toHaveLength(2);
    await jobs.close();
    await exports.open({ isMetered: false });
    expect(existsSync(exports.directory)).toBe(false);
    expect(exports.noted).toEqual(['ada: 0 customers as NDJSON, not finished']);
    await exports.open({ isMetered: false });
    expect(exports.noted).toHaveLength(1);
  });

  it('drops a state that cannot be read with a warning, and notes whose it was', async () => {
    const exports = exportsIn();
    exports.list = stuck;
    const jobs = await openMetered(exports);
    await jobs.start(request);
    await expect.poll(() => readdirSync(exports.directory)).toHaveLength(2);
    await jobs.close();
    const state = join(exports.directory, readdirSync(exports.directory).find((name) => name.endsWith('.json')) ?? '');
    const { position: _, ...rest } = stateIn(state);
    writeFileSync(state, JSON.stringify(rest));
    writeFileSync(join(exports.directory, `${randomUUID()}.json`), '{');
    const next = await openMetered(exports);
    expect(next.find(ada.id)).toBeNull();
    expect(exports.noted).toEqual(['ada: 0 customers as NDJSON, not finished']);
    expect(exports.warnings).toEqual([expect.stringContaining('can’t be read'), expect.any(String)]);
    expect(readdirSync(exports.directory)).toEqual([]);
  });
});

describe('exports on the server', () => {
  it('keep the newest of a person after a restart', async () => {
    const exports = exportsIn();
    exports.list = stuck;
    const jobs = await openMetered(exports);
    const { id } = await jobs.start(request);
    await expect.poll(() => readdirSync(exports.directory)).toHaveLength(2);
    await jobs.close();
    const job = stateIn(join(exports.directory, `${id}.json`));
    for (const [start, endedAt] of [['0', 5] as const, ['f', null] as const]) {
      const older = `${start}${randomUUID().slice(1)}`;
      const state = { ...job, id: older, startedAt: 1, endedAt };
      writeFileSync(join(exports.directory, `${older}.json`), JSON.stringify(state));
    }
    const next = await openMetered(exports);
    expect(next.find(ada.id)).toMatchObject({ id, state: 'running' });
    // Of the older ones, one had ended.
    expect(exports.noted).toEqual(['ada: 0 customers as NDJSON, not finished']);
    expect(readdirSync(exports.directory).filter((name) => !name.startsWith(id))).toEqual([]);
  });

  it('are noted once when they are stopped twice', async () => {
    const exports = exportsIn();
    exports.list = stuck;
    const jobs = await openMetered(exports);
    await jobs.start(request);
    await Promise.all([jobs.remove(ada.id), jobs.remove(ada.id)]);
    expect(exports.noted).toEqual(['ada: 0 customers as NDJSON, not finished']);
    expect(readdirSync(exports.directory)).toEqual([]);
  });

  it('note a download of their own file only, and leave nothing when they are deleted meanwhile', async () => {
    const exports = exportsIn();
    const jobs = await openMetered(exports);
    const { id } = await jobs.start(request);
    await until(jobs, 'done');
    await Promise.all([jobs.noteDownload(id), jobs.remove(ada.id)]);
    await jobs.noteDownload(id);
    expect(readdirSync(exports.directory)).toEqual([]);
    await jobs.start(request);
    await until(jobs, 'done');
    await jobs.noteDownload(id);
    expect(jobs.find(ada.id)).toMatchObject({ isDownloaded: false });
    await jobs.noteDownload(jobs.find(ada.id)?.id ?? '');
    expect(jobs.find(ada.id)).toMatchObject({ isDownloaded: true });
  });

  it('fail where the source sends a position again, also one from before a restart', async () => {
    const exports = exportsIn();
    let isStuck = true;
    exports.list = async (after) => {
      if (after === 'b' && isStuck) return await stuck();
      return pageOf(1, after === 'a' ? 'b' : 'a');
    };
    const jobs = await openMetered(exports);
    await jobs.start(request);
    await expect.poll(() => jobs.find(ada.id)?.customers).toBe(2);
    await jobs.close();
    isStuck = false;
    const next = await openMetered(exports);
    await until(next, 'failed');
    expect(next.find(ada.id)).toMatchObject({
      customers: 2,
      reason: "Tiquo's response is not as documented: pagination.nextCursor",
    });
  });

  it('end without a file for an error that does not pass', async () => {
    const exports = exportsIn();
    exports.list = async () => {
      throw new SourceFailedError('key-refused', 'Refused', 'refused');
    };
    const jobs = await openMetered(exports);
    await jobs.start(request);
    await until(jobs, 'failed');
    await expect.poll(() => readdirSync(exports.directory)).toEqual([expect.stringMatching(/\.json$/)]);
    expect(exports.noted).toEqual(['ada: 0 customers as NDJSON, not finished']);
  });
});

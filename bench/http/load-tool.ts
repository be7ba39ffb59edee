import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { cacheRoot, projectRoot } from '../product/bench-paths.ts';

export interface Load {
  readonly url: string;
  /** Paths requested in turn instead of the URL's own; autocannon only requests the URL. */
  readonly paths?: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly seconds: number;
}

export interface LoadTool {
  readonly name: string;
  /** Requests per second over 16 connections; throws when a response is not a 2xx. */
  run(load: Load): Promise<number>;
}

const connections = 16;
const run = promisify(execFile);

/** wrk where it is installed, otherwise autocannon, which is slower and so leaves less of the machine to the server. */
export async function findLoadTool(): Promise<LoadTool> {
  const hasWrk = await run('wrk', ['-v']).then(
    () => true,
    // wrk -v ends with 1; only a missing program has no exit status.
    (error: unknown) => error instanceof Error && 'code' in error && typeof error.code === 'number',
  );
  return hasWrk ? { name: 'wrk', run: runWrk } : { name: 'autocannon', run: runAutocannon };
}

async function runWrk({ url, paths, headers, seconds }: Load): Promise<number> {
  const headerArguments = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const script = paths === undefined ? [] : ['-s', await writePaths(paths)];
  const { stdout } = await run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, ...script, ...headerArguments, url]);
  const refused = /Non-2xx.*|Socket errors.*/.exec(stdout);
  if (refused !== null) throw new Error(`${url}: ${refused[0]}`);
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
  if (rate === undefined) throw new Error(`wrk printed no rate:\n${stdout}`);
  return Number(rate);
}

/** A script for wrk. JSON strings without escapes are valid Lua. */
async function writePaths(paths: readonly string[]): Promise<string> {
  const file = join(cacheRoot, 'paths.lua');
  const next = 'local at = 0\nrequest = function() at = at % #paths + 1; return wrk.format(nil, paths[at]) end';
  await writeFile(file, `local paths = {${paths.map((path) => JSON.stringify(path)).join()}}\n${next}\n`);
  return file;
}

const AutocannonResult = z.object({
  non2xx: z.number(),
  errors: z.number(),
  requests: z.object({ average: z.number() }),
});

async function runAutocannon({ url, headers, seconds }: Load): Promise<number> {
  const program = join(projectRoot, 'node_modules', 'autocannon', 'autocannon.js');
  const headerArguments = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const flags = ['-c', String(connections), '-d', String(seconds), '--json', '--no-progress'];
  const { stdout } = await run(process.execPath, [program, ...flags, ...headerArguments, url]);
  const { non2xx, errors, requests } = z.parse(AutocannonResult, JSON.parse(stdout));
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx + errors} requests failed`);
  return requests.average;
}

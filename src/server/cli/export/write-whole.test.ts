import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import type { FilePart } from '../../customers/customer-source.ts';
import { writeWhole } from './write-whole.ts';

let directory = '';
let file = '';
let noted: (readonly [number, boolean])[] = [];
beforeEach(() => {
  directory = temporaryDirectory();
  file = join(directory, 'all.csv');
  noted = [];
});

const note = async (customers: number, isComplete: boolean): Promise<void> => {
  noted.push([customers, isComplete]);
};

async function* parts(meanwhile: () => void = () => {}): AsyncGenerator<FilePart> {
  yield { text: 'header\n', customers: 0 };
  yield { text: 'a\nb\n', customers: 2 };
  meanwhile();
  yield { text: 'c\n', customers: 1 };
}

it('notes an export before its file is there', async () => {
  const filesWhenNoted: string[] = [];
  const customers = await writeWhole(file, parts(), async (count, isComplete) => {
    filesWhenNoted.push(...readdirSync(directory));
    await note(count, isComplete);
  });
  expect(customers).toBe(3);
  expect(noted).toEqual([[3, true]]);
  expect(filesWhenNoted).toEqual([expect.stringMatching(/^all\.csv\.[\da-f]{12}\.partial$/)]);
  expect(readdirSync(directory)).toEqual(['all.csv']);
  expect(readFileSync(file, 'utf8')).toBe('header\na\nb\nc\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('leaves no file of an export that could not be noted', async () => {
  const fails = async (): Promise<void> => {
    throw new Error('the disk is full');
  };
  await expect(writeWhole(file, parts(), fails)).rejects.toThrow('the disk is full');
  expect(readdirSync(directory)).toEqual([]);
});

it('replaces neither a file that was made meanwhile nor a partial one of another export', async () => {
  writeFileSync(`${file}.partial`, 'theirs', { mode: 0o644 });
  const make = (): void => writeFileSync(file, 'theirs');
  await expect(writeWhole(file, parts(make), note)).rejects.toThrow(`${file} exists already.`);
  await expect(writeWhole(`${file}2`, parts(), async () => writeFileSync(`${file}2`, 'theirs'))).rejects.toThrow(
    `${file}2 exists already.`,
  );
  expect(readdirSync(directory)).toEqual(['all.csv', 'all.csv.partial', 'all.csv2']);
  for (const name of readdirSync(directory)) expect(readFileSync(join(directory, name), 'utf8')).toBe('theirs');
});

it('notes an export that failed as not finished, once it has read customers', async () => {
  const fail = (): void => {
    throw new Error('stopped');
  };
  await expect(writeWhole(file, parts(fail), note)).rejects.toThrow('stopped');
  expect(noted).toEqual([[2, false]]);
  await expect(writeWhole(join(directory, 'none', 'all.csv'), parts(), note)).rejects.toThrow('ENOENT');
  expect(readdirSync(directory)).toEqual([]);
});

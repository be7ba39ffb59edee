import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartupError } from '../errors/startup-error.ts';
import { openSystemStore } from '../open-system-store.ts';
import type { SystemStore } from '../system-store.ts';
import { runKeyCommand } from './key-command.ts';

let directory = '';
let system: SystemStore;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'key-command-'));
  system = await openSystemStore({
    dataDirectory: directory,
    limit: { requests: 1, windowSeconds: 1 },
    as: 'command',
  });
});
afterAll(async () => {
  await system.close();
  rmSync(directory, { recursive: true });
});

async function run(...words: string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  await runKeyCommand(words, { ...system, print: (line) => lines.push(line) });
  return lines;
}

describe('npm run key', () => {
  it('makes a key, shows it once, lists it without its secret, and revokes it', async () => {
    expect(await run('list')).toEqual(['No API keys yet.']);
    const [, secret = ''] = await run('add', '  Reporting ');
    const key = await system.keys.verify(secret);
    expect(key?.name).toBe('Reporting');
    const listed = (await run('list')).join('\n');
    expect(listed).toContain(`${key?.id}  Reporting  customers:read  created `);
    expect(listed).not.toContain(secret.slice(14));
    expect(await run('revoke', key?.id ?? '')).toEqual([`Revoked ${key?.id}.`]);
    expect(await system.keys.verify(secret)).toBeNull();
    const noted = await system.activity.page(
      { search: '', person: 'command-line', action: null, after: null, since: 0 },
      9,
    );
    expect(noted.map(({ action, subject }) => [action, subject])).toEqual([
      ['key-revoked', 'Reporting'],
      ['key-made', 'Reporting'],
    ]);
    expect((await run('list')).join('\n')).toMatch(/revoked \d{4}-\d\d-\d\d$/);
  });

  it('makes a key for the scopes that are named', async () => {
    const [, secret = ''] = await run('add', 'Prometheus', '--scope', 'metrics:read');
    expect((await system.keys.verify(secret))?.scopes).toEqual(['metrics:read']);
  });

  it.each(
    [
      [],
      ['help'],
      ['add'],
      ['add', ''],
      ['add', ' '],
      ['add', 'a\nb'],
      ['add', 'Name', '--scope', 'staff:manage'],
      ['add', 'Name', '--admin'],
      ['list', '--scope', 'metrics:read'],
      ['add', 'x'.repeat(101)],
      ['add', 'a', 'b'],
      ['list', 'all'],
      ['revoke'],
      ['revoke', 'stranger'],
    ].map((words) => ({ words })),
  )('answers $words with one sentence', async ({ words }) => {
    await expect(run(...words)).rejects.toThrow(StartupError);
  });
});

import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { openForWriting } from '../../customers/sqlite/database/open-database.ts';
import { createDataDirectory, tryLock } from '../data-directory.ts';
import { openSystemDatabase } from '../open-system-database.ts';

const isRoot = process.getuid?.() === 0;
const otherUser = 65_534;

let parent = '';
let data = '';
beforeEach(() => {
  parent = realpathSync(temporaryDirectory());
  data = join(parent, 'data');
});

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8);

describe('a data directory', () => {
  it.each([0o755, 0o777, 0o770, 0o701])(
    'that others can enter (%o) is narrowed, and so are its files',
    async (mode) => {
      openForWriting(mkdir(data, 0o700)).close();
      await openSystemDatabase(data, 'server').close();
      for (const name of ['customers.db', 'system.db']) chmodSync(join(data, name), 0o666);
      chmodSync(data, mode);
      openForWriting(data).close();
      await openSystemDatabase(data, 'server').close();
      expect([data, join(data, 'customers.db'), join(data, 'system.db')].map(modeOf)).toEqual(['700', '600', '600']);
    },
  );

  it('with other files in it is left as it is, unless others can write to it', () => {
    writeFileSync(join(mkdir(data, 0o755), 'notes.txt'), '');
    createDataDirectory(data);
    expect(modeOf(data)).toBe('755');
    chmodSync(data, 0o775);
    expect(() => createDataDirectory(data)).toThrow(
      `Other users can write to ${data}: run \`chmod 700 ${data}\`, or set DATA_DIR to a directory of its own.`,
    );
    expect(modeOf(data)).toBe('775');
  });

  it('that is a link is what it leads to', () => {
    const link = join(parent, 'link');
    symlinkSync(mkdir(data, 0o755), link);
    createDataDirectory(link);
    expect(modeOf(data)).toBe('700');
  });

  it('of another user is refused', () => {
    const theirs = isRoot ? mkdir(data, 0o777) : '/usr';
    if (isRoot) chownSync(theirs, otherUser, otherUser);
    const before = modeOf(theirs);
    expect(() => createDataDirectory(theirs)).toThrow(
      `${theirs} belongs to another user: run this as that user, or set DATA_DIR to a directory of your own.`,
    );
    expect(modeOf(theirs)).toBe(before);
  });

  it.runIf(isRoot)('of root that is open to everyone is refused by anyone else', () => {
    chmodSync(parent, 0o755);
    mkdir(data, 0o777);
    const run = (): string =>
      execFileSync(process.execPath, ['src/server/cli/import.ts', 'package.json'], {
        env: { DATA_DIR: data },
        uid: otherUser,
        gid: otherUser,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(run).toThrow(`${data} belongs to another user: `);
  });

  it('is refused where everyone can replace it', () => {
    const open = mkdir(join(parent, 'open'), 0o777);
    mkdir(join(open, 'sub'), 0o755);
    const create = (): void => createDataDirectory(join(open, 'sub', 'data'));
    expect(create).toThrow(
      `Everyone can write to ${open} and so replace ${join(open, 'sub', 'data')}: run \`chmod o-w ${open}\`, or set ` +
        'DATA_DIR to another directory.',
    );
    chmodSync(open, 0o1777);
    create();
    chmodSync(open, 0o775);
    create();
  });
});

function mkdir(path: string, mode: number): string {
  mkdirSync(path);
  chmodSync(path, mode);
  return path;
}

describe.each(['customers.db', 'customers.db-wal', 'system.db', 'server.lock', 'import.lock'])('%s', (name) => {
  const open = (): void => {
    if (name.startsWith('customers')) openForWriting(data).close();
    else if (name === 'system.db') void openSystemDatabase(data, 'command').close();
    else tryLock(join(data, name))?.();
  };

  it.each(['a file', 'nothing'])('that is a link to %s is refused, and nothing is written there', (what) => {
    const elsewhere = join(parent, 'elsewhere');
    if (what === 'a file') writeFileSync(elsewhere, 'keep me', { mode: 0o644 });
    symlinkSync(elsewhere, join(mkdir(data, 0o700), name));
    // A log without its database is refused even before.
    expect(open).toThrow(/ is a link: put the file itself in its place\.$| its log \S+ is still there: /);
    if (what === 'a file') expect([modeOf(elsewhere), statSync(elsewhere).size]).toEqual(['644', 7]);
    else expect(statSync(elsewhere, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('that is a pipe is refused instead of waited for', () => {
    execFileSync('mkfifo', [join(mkdir(data, 0o700), name)]);
    expect(open).toThrow(`${join(data, name)} is not a file: move it away.`);
  });

  it.runIf(isRoot)('of another user is refused', () => {
    writeFileSync(join(mkdir(data, 0o700), name), '');
    chownSync(join(data, name), otherUser, otherUser);
    expect(open).toThrow(`${join(data, name)} belongs to another user: `);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { licenceProblems, lockProblems } from './find-problems.ts';
import { installedLicence, parseLockfile, parseManifest } from './lockfile.ts';

describe('the dependencies', () => {
  const packages = parseLockfile(readFileSync('package-lock.json', 'utf8'));

  it('are under licences that are allowed, by the lockfile and by what is installed', () => {
    expect(Object.keys(packages).filter((path) => installedLicence('.', path) !== undefined).length).toBeGreaterThan(
      100,
    );
    expect(licenceProblems(packages, (path) => installedLicence('.', path))).toEqual([]);
  });

  it('are locked: exact versions and digests on every platform, no address, no script, nothing its authors gave up', () => {
    expect(lockProblems(packages, parseManifest(readFileSync('package.json', 'utf8')))).toEqual([]);
  });
});

describe('what is looked for is found', () => {
  const good = { version: '1.0.0', integrity: 'sha512-x', license: 'MIT' };
  const lock = (changes: object, more: object = {}) =>
    parseLockfile(
      JSON.stringify({
        lockfileVersion: 3,
        packages: { '': { dependencies: { a: '1.0.0' } }, 'node_modules/a': { ...good, ...changes }, ...more },
      }),
    );
  const manifest = (version = '1.0.0') => parseManifest(JSON.stringify({ dependencies: { a: version } }));

  it.each([
    [
      'a licence that is not on the list',
      { license: 'AGPL-3.0-only' },
      undefined,
      ['node_modules/a is under AGPL-3.0-only'],
    ],
    [
      "a choice, which is somebody's to make",
      { license: '(MIT OR GPL-2.0)' },
      undefined,
      ['node_modules/a is under (MIT OR GPL-2.0)'],
    ],
    ['another licence in the package than in the lockfile', {}, 'SSPL-1.0', ['node_modules/a is under SSPL-1.0']],
    ['no licence', { license: undefined }, undefined, ['node_modules/a names no licence']],
    [
      'what is installed for something optional too',
      { license: 'GPL-3.0-only', devOptional: true },
      undefined,
      ['node_modules/a is under GPL-3.0-only'],
    ],
    ['nothing in what tests alone use', { license: 'GPL-3.0-only', dev: true }, undefined, []],
  ])('%s', (_story, changes, installed, problems) => {
    expect(licenceProblems(lock(changes), () => installed)).toEqual(problems);
  });

  it.each([
    ['no digest', { integrity: undefined }, 'node_modules/a has no SHA-512 digest'],
    ['a weak digest', { integrity: 'sha1-x' }, 'node_modules/a has no SHA-512 digest'],
    ['an address', { resolved: 'https://registry.example/a.tgz' }, 'node_modules/a holds a download address'],
    ['a package its authors gave up', { deprecated: 'use b' }, 'node_modules/a is deprecated: use b'],
    ['a script', { hasInstallScript: true }, 'node_modules/a runs a script when it is installed'],
    ['a platform left out', { optionalDependencies: { b: '1.0.0' } }, 'node_modules/a lacks its optional b'],
    ['another version', { version: '1.0.1' }, 'a is not the same in package.json and in the lockfile'],
  ])('%s', (_story, changes, problem) => {
    expect(lockProblems(lock(changes), manifest())).toEqual([problem]);
  });

  it('a range, and a file that lags behind', () => {
    expect(lockProblems(lock({}), manifest('^1.0.0'))).toEqual([
      'a is asked for as ^1.0.0, which is no exact version',
      'a is not the same in package.json and in the lockfile',
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { licenceErrors, lockfileErrors } from './dependency-rules.ts';
import { installedLicence } from './installed-packages.ts';
import { parseLockfile, parseManifest } from './lockfile.ts';

describe('the dependencies', () => {
  const packages = parseLockfile(readFileSync('package-lock.json', 'utf8'));

  it('have allowed licences, according to the lockfile and to the installed packages', () => {
    expect(Object.keys(packages).filter((path) => installedLicence('.', path) !== undefined).length).toBeGreaterThan(
      100,
    );
    expect(licenceErrors(packages, (path) => installedLicence('.', path))).toEqual([]);
  });

  it('are locked: exact versions, digests for every platform, no URLs, no scripts, nothing deprecated', () => {
    expect(lockfileErrors(packages, parseManifest(readFileSync('package.json', 'utf8')))).toEqual([]);
  });
});

describe('the rules find', () => {
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
    ['a choice of licences', { license: '(MIT OR GPL-2.0)' }, undefined, ['node_modules/a is under (MIT OR GPL-2.0)']],
    ['a different licence in the package than in the lockfile', {}, 'SSPL-1.0', ['node_modules/a is under SSPL-1.0']],
    ['no licence', { license: undefined }, undefined, ['node_modules/a states no licence']],
    [
      'a package that is also installed as optional',
      { license: 'GPL-3.0-only', devOptional: true },
      undefined,
      ['node_modules/a is under GPL-3.0-only'],
    ],
    ['nothing in packages that only tests use', { license: 'GPL-3.0-only', dev: true }, undefined, []],
  ])('%s', (_story, changes, installed, errors) => {
    expect(licenceErrors(lock(changes), () => installed)).toEqual(errors);
  });

  it.each([
    ['no digest', { integrity: undefined }, 'node_modules/a has no SHA-512 digest'],
    ['a weak digest', { integrity: 'sha1-x' }, 'node_modules/a has no SHA-512 digest'],
    ['a URL', { resolved: 'https://registry.example/a.tgz' }, 'node_modules/a contains a download URL'],
    ['a deprecated package', { deprecated: 'use b' }, 'node_modules/a is deprecated: use b'],
    ['a script', { hasInstallScript: true }, 'node_modules/a runs a script when it is installed'],
    ['a missing platform', { optionalDependencies: { b: '1.0.0' } }, 'node_modules/a lacks its optional b'],
    ['another version', { version: '1.0.1' }, 'a differs between package.json and the lockfile'],
  ])('%s', (_story, changes, error) => {
    expect(lockfileErrors(lock(changes), manifest())).toEqual([error]);
  });

  it('a version range, and an outdated lockfile', () => {
    expect(lockfileErrors(lock({}), manifest('^1.0.0'))).toEqual([
      'a is requested as ^1.0.0, which is not an exact version',
      'a differs between package.json and the lockfile',
    ]);
  });
});

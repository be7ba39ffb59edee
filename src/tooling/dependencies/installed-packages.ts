import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as z from 'zod';
import { isReviewedScript } from './dependency-rules.ts';
import type { Packages } from './lockfile.ts';

const Installed = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  scripts: z.record(z.string(), z.string()).default({}),
});
type Installed = z.infer<typeof Installed>;

const installScripts = ['preinstall', 'install', 'postinstall'];

/** What npm itself writes into `node_modules`, and what tools keep there when they run. */
const notInstalled: ReadonlySet<string> = new Set([
  '.package-lock.json',
  '.cache',
  '.vite',
  '.vite-temp',
  '.vitest-cache',
]);

/**
 * The licence that an installed package states; undefined if it states none or is not installed, as packages of other
 * platforms are not.
 */
export function installedLicence(root: string, path: string): string | undefined {
  return readInstalled(root, path)?.license;
}

/** What is installed although the lockfile does not name it, and packages that run a script when they are installed. */
export function installationErrors(root: string, packages: Packages): readonly string[] {
  const installed = pathsIn(root, 'node_modules').filter(
    (path) => !notInstalled.has(path.slice('node_modules/'.length)),
  );
  return installed.flatMap((path) => pathErrors(root, path, packages));
}

function pathErrors(root: string, path: string, packages: Packages): readonly string[] {
  if (path.endsWith('/.bin')) return pathsIn(root, path).flatMap((program) => programErrors(root, program, packages));
  if (/\/@[^/]+$/.test(path)) return pathsIn(root, path).flatMap((scoped) => pathErrors(root, scoped, packages));
  const installed = readInstalled(root, path);
  const locked = packages[path];
  if (locked === undefined || installed?.version !== locked.version) return [`${path} is not in the lockfile`];
  const hasScript =
    existsSync(join(root, path, 'binding.gyp')) ||
    installScripts.some((name) => installed?.scripts[name] !== undefined);
  const runsScript = hasScript && !isReviewedScript(path, locked.version);
  return [
    ...(runsScript ? [`${path} runs a script when it is installed`] : []),
    ...pathsIn(root, `${path}/node_modules`).flatMap((inner) => pathErrors(root, inner, packages)),
  ];
}

/** A program that npm links must belong to a package of the lockfile. */
function programErrors(root: string, program: string, packages: Packages): readonly string[] {
  const target = relative(realpathSync(root), realpathSync(join(root, program)));
  const isLocked = Object.keys(packages).some((path) => path !== '' && target.startsWith(`${path}/`));
  return isLocked && !target.includes('/.bin/') ? [] : [`${program} is not in the lockfile`];
}

/** The paths of what a folder contains; none if there is no such folder. */
function pathsIn(root: string, folder: string): readonly string[] {
  const path = join(root, folder);
  return existsSync(path) ? readdirSync(path).map((name) => `${folder}/${name}`) : [];
}

function readInstalled(root: string, path: string): Installed | undefined {
  try {
    return Installed.parse(JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

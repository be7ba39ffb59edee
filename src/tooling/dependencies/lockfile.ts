import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Names = z.record(z.string(), z.string());

const Manifest = z.object({ dependencies: Names.default({}), devDependencies: Names.default({}) });
export type Manifest = z.infer<typeof Manifest>;

const LockedPackage = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  /** What its authors say against using it. */
  deprecated: z.string().optional(),
  /**
   * Not installed where the product runs. npm says `devOptional` of what tests need and something optional does: that
   * one is.
   */
  dev: z.boolean().default(false),
  /** Comes inside the package around it, under that one's digest. */
  inBundle: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
  dependencies: Names.default({}),
  devDependencies: Names.default({}),
  optionalDependencies: Names.default({}),
});
export type LockedPackage = z.infer<typeof LockedPackage>;

/** Packages by their path, such as `node_modules/zod`; the project itself under the empty one. */
const Lockfile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), LockedPackage) });
export type Packages = Readonly<Record<string, LockedPackage>>;

export function parseLockfile(text: string): Packages {
  return Lockfile.parse(JSON.parse(text)).packages;
}

export function parseManifest(text: string): Manifest {
  return Manifest.parse(JSON.parse(text));
}

const Installed = z.object({ license: z.string().optional() });

/**
 * The licence an installed package names itself; undefined where it is not installed, as those of other platforms are
 * not, or names none.
 */
export function installedLicence(root: string, path: string): string | undefined {
  try {
    return Installed.parse(JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))).license;
  } catch {
    return undefined;
  }
}

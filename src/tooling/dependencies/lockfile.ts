import * as z from 'zod';

const Names = z.record(z.string(), z.string());

const Manifest = z.object({
  dependencies: Names.default({}),
  devDependencies: Names.default({}),
  optionalDependencies: Names.default({}),
});
export type Manifest = z.infer<typeof Manifest>;

const LockedPackage = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  /** Why its authors advise against it. */
  deprecated: z.string().optional(),
  /**
   * Not installed in production. A package that tests and an optional dependency need is `devOptional` instead, and is
   * installed.
   */
  dev: z.boolean().default(false),
  /** Part of another package's archive, covered by that one's digest. */
  inBundle: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
  dependencies: Names.default({}),
  devDependencies: Names.default({}),
  optionalDependencies: Names.default({}),
});
export type LockedPackage = z.infer<typeof LockedPackage>;

/** Packages by path, such as `node_modules/zod`; the project itself has an empty path. */
const Lockfile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), LockedPackage) });
export type Packages = Readonly<Record<string, LockedPackage>>;

export function parseLockfile(text: string): Packages {
  return Lockfile.parse(JSON.parse(text)).packages;
}

export function parseManifest(text: string): Manifest {
  return Manifest.parse(JSON.parse(text));
}

import { matchesGlob } from 'node:path';
import { targetOf, violationAt, type CodeFile, type Violation } from './code-file.ts';
import { environmentReaders, layers, tests, type Layer } from './layers.ts';
import type { ModuleReference } from './module-facts.ts';

/**
 * Every import under `src` that goes against the layers, and each read of the environment outside the configuration.
 */
export function importViolations(files: readonly CodeFile[]): readonly Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return files.filter((file) => file.path.startsWith('src/')).flatMap((file) => violationsOf(file, byPath));
}

function violationsOf(file: CodeFile, byPath: ReadonlyMap<string, CodeFile>): readonly Violation[] {
  const { facts } = file;
  if (!facts) return [];
  const layer = layers.find(({ files }) => files.test(file.path));
  if (!layer) {
    const message = 'is in no layer; name its folder in src/tooling/architecture/layers.ts';
    return [violationAt(file, 0, message)];
  }
  const captured = layer.files.exec(file.path)?.[1] ?? '';
  const name = layer.name.replace('$1', captured);
  const refused = facts.references.flatMap((reference) => {
    const reason = whyRefused(file, reference, fill(layer, captured), byPath);
    return reason === null ? [] : [violationAt(file, reference.offset, `${name} ${reason}`)];
  });
  if (environmentReaders.test(file.path)) return refused;
  const reads = facts.environmentReads.map((offset) => violationAt(file, offset, 'may not read process.env'));
  return [...refused, ...reads];
}

type Allowed = Pick<Layer, 'mayImport' | 'packages'> & { readonly mayImportTypes: readonly string[] };

function fill({ mayImport, mayImportTypes, ...layer }: Layer, captured: string): Allowed {
  const filled = (patterns: readonly string[] = []) => patterns.map((pattern) => pattern.replace('$1', captured));
  return { ...layer, mayImport: filled(mayImport), mayImportTypes: filled(mayImportTypes) };
}

/** They import what another file has named already. */
const computedImports: readonly string[] = ['src/web/lib/browser/retryable-import.ts'];

/** Why a reference is refused, or null when it is not. */
function whyRefused(
  file: CodeFile,
  { kind, specifier }: ModuleReference,
  { mayImport, mayImportTypes, packages }: Allowed,
  byPath: ReadonlyMap<string, CodeFile>,
): string | null {
  if (kind === 'computed' && computedImports.includes(file.path)) return null;
  if (kind === 'computed') return `imports ${specifier}, which cannot be checked; write the path out`;
  const target = targetOf(file.path, specifier);
  if (target === null) {
    if (kind === 'url' || file.isTest || !packages || packages.test(specifier)) return null;
    return `may not import the package ${specifier}`;
  }
  // A URL beside the module may also name data, such as the built pages; only what it names under src is code.
  if (kind === 'url' && !target.startsWith('src/')) return null;
  const isAmong = (patterns: readonly string[]) => patterns.some((pattern) => matchesGlob(target, pattern));
  if (isAmong(mayImport) || (file.isTest && isAmong(tests.mayImport(file.path)))) return null;
  if (!isAmong(mayImportTypes)) return `may not import ${target}`;
  if (byPath.get(target)?.facts?.declaresOnlyTypes) return null;
  return `may not import ${target}, which declares more than types`;
}

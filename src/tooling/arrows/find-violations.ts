import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { environmentReaders, layers, tests } from './layers.ts';
import { moduleFacts, type ModuleReference } from './module-references.ts';

export interface Violation {
  /** Path from the root, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export interface ArrowsReport {
  readonly checkedFiles: number;
  readonly violations: readonly Violation[];
}

/** Holds every module under `src` of a tree against the layers. Throws on a file that does not parse. */
export function findViolations(root: string): ArrowsReport {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join('src', path.split(sep).join('/')))
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
    .toSorted();
  return { checkedFiles: files.length, violations: files.flatMap((file) => violationsOf(root, file)) };
}

function violationsOf(root: string, file: string): readonly Violation[] {
  const source = readFileSync(join(root, file), 'utf8');
  const facts = moduleFacts(file, source);
  const report = (offset: number, message: string): Violation => ({
    file,
    line: source.slice(0, offset).split('\n').length,
    message,
  });
  const mayReach = reachOf(file);
  if (!mayReach) return [report(0, 'stands in no layer; name its folder in src/tooling/arrows/layers.ts')];
  const refused = facts.references.flatMap((reference) => {
    const reason = mayReach(reference);
    return reason === null ? [] : [report(reference.offset, reason)];
  });
  if (environmentReaders.test(file)) return refused;
  return [...refused, ...facts.environmentReads.map((offset) => report(offset, 'may not read process.env'))];
}

/** Why a reference is refused, or null when it is not; undefined for a file in no layer. */
function reachOf(file: string): ((reference: ModuleReference) => string | null) | undefined {
  for (const layer of layers) {
    const match = layer.files.exec(file);
    if (!match) continue;
    const isTest = tests.files.test(file);
    const prefixes = [...layer.mayImport, ...(isTest ? tests.mayImport : [])].map((prefix) =>
      prefix.replace('$1', match[1] ?? ''),
    );
    return ({ kind, specifier }) => {
      if (kind === 'computed') return `${layer.name}: ${specifier} cannot be checked; write the path out`;
      const target = targetOf(file, specifier);
      if (target === null) {
        if (kind === 'url' || isTest || !layer.packages || layer.packages.test(specifier)) return null;
        return `${layer.name} may not import the package ${specifier}`;
      }
      // A URL beside the module may also name data, such as the built pages; only what it names under src is code.
      if (kind === 'url' && !target.startsWith('src/')) return null;
      if (prefixes.some((prefix) => target.startsWith(prefix))) return null;
      return `${layer.name} may not import ${target}`;
    };
  }
  return undefined;
}

/** The path from the root that a relative specifier names; null for a package. */
function targetOf(file: string, specifier: string): string | null {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('/')) return path.slice(1);
  return path.startsWith('.') ? posix.join(posix.dirname(file), path) : null;
}

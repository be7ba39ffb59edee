import { targetOf, violationAt, type CodeFile, type Violation } from './code-file.ts';

/**
 * No folder may hold a cycle: neither its files nor its subfolders, each taken as a whole, import each other in a
 * circle. Imports of types count. Every cycle of files is one of the entries of the folder that holds them all, so this
 * finds cycles of files and of folders alike.
 */
export function cycleViolations(files: readonly CodeFile[]): readonly Violation[] {
  const code = new Map(files.filter(({ isTest }) => !isTest).map((file) => [file.path, file]));
  const folders = new Map<string, Imports>();
  for (const file of code.values()) {
    for (const { specifier, offset } of file.facts?.references ?? []) {
      const target = targetOf(file.path, specifier);
      if (target === null || !code.has(target) || target === file.path) continue;
      const { folder, from, to } = entriesOf(file.path, target);
      const imports: Imports = folders.getOrInsertComputed(folder, () => new Map());
      const ofEntry: ImportsOfEntry = imports.getOrInsertComputed(from, () => new Map());
      ofEntry.getOrInsert(to, { file, offset, target });
    }
  }
  return [...folders].flatMap(([folder, imports]) =>
    cyclesOf(imports).flatMap((cycle) => {
      const { file, offset, target } = imports.get(cycle[0])?.get(cycle[1]) ?? {};
      if (!file || offset === undefined) return [];
      const message = `imports ${target}, which closes a cycle in ${folder}: ${[...cycle, cycle[0]].join(' → ')}`;
      return [violationAt(file, offset, message)];
    }),
  );
}

/** Of each entry of a folder, which other entries it imports, and by which import first. */
type Imports = Map<string, ImportsOfEntry>;
type ImportsOfEntry = Map<string, { readonly file: CodeFile; readonly offset: number; readonly target: string }>;

/** The folder that holds both paths, and its entries on the way to them. */
function entriesOf(from: string, to: string) {
  const [a, b] = [from.split('/'), to.split('/')];
  let depth = 0;
  while (a[depth] === b[depth]) depth += 1;
  return { folder: a.slice(0, depth).join('/'), from: a[depth] ?? '', to: b[depth] ?? '' };
}

type Cycle = readonly [string, string, ...string[]];

/** The shortest cycle through each entry that is on one, each cycle once. */
function cyclesOf(imports: Imports): readonly Cycle[] {
  const cycles = new Map<string, Cycle>();
  for (const start of imports.keys()) {
    const cycle = shortestCycleThrough(imports, start);
    const key = cycle?.toSorted().join() ?? '';
    if (cycle && !cycles.has(key)) cycles.set(key, cycle);
  }
  return [...cycles.values()];
}

function shortestCycleThrough(imports: Imports, start: string): Cycle | null {
  const queue: (readonly [string, ...string[]])[] = [[start]];
  const seen = new Set<string>();
  for (const path of queue) {
    const last = path.at(-1) ?? start;
    for (const next of imports.get(last)?.keys() ?? []) {
      const [first, second, ...others] = path;
      if (next === start && second !== undefined) return [first, second, ...others];
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push([...path, next]);
    }
  }
  return null;
}

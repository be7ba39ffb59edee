import { globSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { moduleFacts, type ModuleFacts } from './module-facts.ts';

/** A file of the project's own code. */
export interface CodeFile {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly source: string;
  readonly isTest: boolean;
  /** Null for what is no module, such as a style sheet. */
  readonly facts: ModuleFacts | null;
}

export interface Violation {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

const folders = ['src', 'bench', 'e2e', 'public'];
const modules = /\.[cm]?[jt]sx?$/;
const code = /\.(?:[cm]?[jt]sx?|css|html)$/;

/** The code under a root, sorted by path. Throws on a module that does not parse. */
export function readCode(root: string): readonly CodeFile[] {
  const paths = [...namesIn(root, false), ...folders.flatMap((folder) => namesIn(root, true, folder))];
  return paths
    .filter((path) => code.test(path))
    .toSorted()
    .map((path) => {
      const source = readFileSync(join(root, path), 'utf8');
      const isTest = /\.(?:test|spec|shot)\.tsx?$/.test(path);
      return { path, source, isTest, facts: modules.test(path) ? moduleFacts(path, source) : null };
    });
}

export function violationAt(file: CodeFile, offset: number, message: string): Violation {
  return { file: file.path, line: file.source.slice(0, offset).split('\n').length, message };
}

/** The name without its endings: `list-page` of `src/server/list-page.test.ts`. */
export function baseName(path: string): string {
  return posix.basename(path).replace(/\..*$/, '');
}

/** The path from the root that a specifier names; null for a package. */
export function targetOf(file: string, specifier: string): string | null {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('/')) return path.slice(1);
  return path.startsWith('.') ? posix.join(posix.dirname(file), path) : null;
}

/** The files in a folder of the root, and in those below it unless they hold installed packages. */
function namesIn(root: string, recursive: boolean, folder = '.'): readonly string[] {
  return globSync(`${folder}/${recursive ? '**/' : ''}*`, {
    cwd: root,
    exclude: ({ name }) => name === 'node_modules',
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

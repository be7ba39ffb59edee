import { posix } from 'node:path';
import { baseName, violationAt, type CodeFile, type Violation } from './code-file.ts';

const longestLine = 120;
const mostFiles = 12;
/** Primitives, each known by its own name. */
const mayHoldMore: ReadonlySet<string> = new Set(['src/web/ui']);

/**
 * Lines over 120 characters, folders of more than 12 files, and files that share a name; tests count for lines only.
 */
export function fileViolations(files: readonly CodeFile[]): readonly Violation[] {
  const code = files.filter(({ isTest }) => !isTest);
  return [...files.flatMap(longLines), ...fullFolders(code), ...sharedNames(code)];
}

function longLines(file: CodeFile): readonly Violation[] {
  return file.source.split('\n').flatMap((text, index) => {
    const length = [...text].length;
    if (length <= longestLine) return [];
    const message = `has ${length} characters; a line holds ${longestLine}`;
    return [{ file: file.path, line: index + 1, message }];
  });
}

function fullFolders(files: readonly CodeFile[]): readonly Violation[] {
  const folders = Map.groupBy(files, ({ path }) => posix.dirname(path));
  return [...folders].flatMap(([folder, inside]) => {
    if (inside.length <= mostFiles || folder === '.' || mayHoldMore.has(folder)) return [];
    const message = `holds ${inside.length} files, tests aside; group them into folders of ${mostFiles} at most`;
    return [{ file: folder, line: 1, message }];
  });
}

function sharedNames(files: readonly CodeFile[]): readonly Violation[] {
  const inSource = files.filter(({ path, facts }) => path.startsWith('src/') && facts);
  return [...Map.groupBy(inSource, ({ path }) => baseName(path)).values()].flatMap(([first, ...others]) =>
    others.map((file) => violationAt(file, 0, `has the name of ${first?.path}`)),
  );
}

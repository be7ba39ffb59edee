import { baseName, violationAt, type CodeFile, type Violation } from './code-file.ts';
import { replacedTerms, type ReplacedTerm } from './banned-terms.ts';

/** Identifiers and file names that use a term which was replaced. */
export function bannedTermViolations(files: readonly CodeFile[]): readonly Violation[] {
  return files.flatMap((file) => {
    const names = [{ name: baseName(file.path), offset: 0 }, ...(file.facts?.identifiers ?? [])];
    const terms = replacedTerms.filter(
      ({ only, except }) => !except?.test(file.path) && (only?.test(file.path) ?? true),
    );
    return names.flatMap(({ name, offset }) => {
      const words = wordsOf(name);
      return terms
        .filter((term) => isUsedIn(words, name, term))
        .map(({ instead }) => violationAt(file, offset, `${name}: write ${instead}`));
    });
  });
}

function isUsedIn(words: readonly string[], name: string, { term, whole, names }: ReplacedTerm): boolean {
  if (names?.includes(name)) return false;
  const wanted = term.split(' ');
  if (whole) return words.length === wanted.length && wanted.every((word, index) => words[index] === word);
  return words.some((_, start) => wanted.every((word, index) => words[start + index] === word));
}

/** The words of a name in camel case, kebab case or capitals, in lower case. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.toLowerCase());
}

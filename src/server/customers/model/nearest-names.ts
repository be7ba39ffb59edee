import { distance } from 'fastest-levenshtein';

const mostNames = 3;

/** The names that a misspelt one may mean, the nearest first; those that are quite different are left out. */
function nearestNames(name: string, names: readonly string[]): readonly string[] {
  const folded = name.toLowerCase();
  return names
    .map((known) => {
      const other = known.toLowerCase();
      const isPart = folded.length > 2 && (other.includes(folded) || folded.includes(other));
      return { known, steps: isPart ? 1 : distance(folded, other) };
    })
    .filter(({ steps }) => steps <= Math.max(2, folded.length / 3))
    .toSorted((a, b) => a.steps - b.steps)
    .slice(0, mostNames)
    .map(({ known }) => known);
}

/** ` Did you mean A or B?`, or nothing. */
export function didYouMean(name: string, names: readonly string[]): string {
  const nearest = nearestNames(name, names).map((known) => JSON.stringify(known));
  const last = nearest.pop();
  if (last === undefined) return '';
  return ` Did you mean ${nearest.length === 0 ? last : `${nearest.join(', ')} or ${last}`}?`;
}

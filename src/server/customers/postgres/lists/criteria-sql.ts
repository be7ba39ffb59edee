import { statusTag } from '../database/customer-tags.ts';
import { column } from '../database/postgres-schema.ts';
import type { SqlValues } from '../database/sql-values.ts';
import type { ListCriteria } from './list-criteria.ts';
import { containsPattern, hasTrigrams } from './trigram-text.ts';

/** What a customer must be like, as a test of one row. */
export function rowTest(criteria: ListCriteria, values: SqlValues): string {
  const tests = [
    ...tagTests(criteria, values),
    ...criteria.oneOfMany.map(
      (some) => `EXISTS (SELECT 1 FROM unnest(tags) t WHERE t = ANY(${values.add(some)}::int[]))`,
    ),
    ...criteria.figures.map(({ field, range }) =>
      range === null
        ? `${column(field)} IS NULL`
        : `${column(field)} BETWEEN ${values.add(range.from)}::float8 AND ${values.add(range.to)}::float8`,
    ),
    // Faster than LIKE, and no index can use it.
    ...criteria.texts.map(
      (texts) => `(${texts.map((text) => `strpos(document, ${values.add(text)}) > 0`).join(' OR ')})`,
    ),
  ];
  if (criteria.positions !== null) {
    const { from, to } = criteria.positions;
    tests.push(`position BETWEEN ${values.add(from)}::bigint AND ${values.add(to)}::bigint`);
  }
  return tests.length === 0 ? 'true' : tests.join(' AND ');
}

function tagTests({ required, excluded, status }: ListCriteria, values: SqlValues): readonly string[] {
  const all = status === null ? required : [...required, [statusTag(status)]];
  const parts = [...all.map((group) => `(${group.join('|')})`), ...excluded.map((tag) => `!${tag}`)];
  return parts.length === 0 ? [] : [`tags @@ ${values.add(parts.join('&'))}::query_int`];
}

/** The share of customers above which a text is too common to be worth looking up. */
const commonShare = 0.25;

/** Texts to look up in the trigram index beside the test of each row, which decides. */
export function trigramTests(
  { texts }: ListCriteria,
  values: SqlValues,
  shareOf: (texts: readonly string[]) => number,
): readonly string[] {
  const found = texts.filter((group) => group.every(hasTrigrams)).map((group) => ({ group, share: shareOf(group) }));
  const rare = found.filter(({ share }) => share <= commonShare);
  return (rare.length > 0 ? rare : found).map(
    ({ group }) => `(${group.map((text) => `document LIKE ${values.add(containsPattern(text))}`).join(' OR ')})`,
  );
}

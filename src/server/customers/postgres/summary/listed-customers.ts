import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import { statusCodes } from '../database/customer-tags.ts';
import type { SqlValues } from '../database/sql-values.ts';
import { rowTest, trigramTests } from '../lists/criteria-sql.ts';
import type { ListCriteria } from '../lists/list-criteria.ts';

/** Matches of a search that are counted of each status. */
export const countedMatches = 10_000;

/** The share of matches from which walking the list costs less than looking them up. */
const walkedShare = 0.05;

/** What a summary reads of each customer: `SELECT … FROM` this. `status` null for all. */
export function listedSql(
  criteria: ListCriteria | null,
  status: CustomerStatus | null,
  values: SqlValues,
  shareOf: (groups: readonly (readonly string[])[]) => number,
): string {
  if (criteria === null) return '(SELECT * FROM customer WHERE false)';
  const statuses = status === null ? customerStatuses : [status];
  if (criteria.texts.length === 0) {
    return `(SELECT * FROM customer WHERE ${rowTest({ ...criteria, status }, values)})`;
  }
  const walks = shareOf(criteria.texts) >= walkedShare;
  const test = [
    ...(walks ? [] : trigramTests(criteria, values, (texts) => shareOf([texts]))),
    rowTest(criteria, values),
  ].join(' AND ');
  // The newest of each status, and one more than are counted where there are more. Without the fence, the planner
  // would walk the list in search of a few.
  const from = walks ? 'customer' : `matching`;
  const parts = statuses.map(
    (one) => `(SELECT * FROM ${from} WHERE status = ${statusCodes[one]}${walks ? ` AND ${test}` : ''}
      ORDER BY position DESC LIMIT ${countedMatches + 1})`,
  );
  const matching = walks ? '' : `WITH matching AS MATERIALIZED (SELECT * FROM customer WHERE ${test}) `;
  return `(${matching}SELECT * FROM (${parts.join(' UNION ALL ')}) parts)`;
}

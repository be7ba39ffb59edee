import { column } from '../database/postgres-schema.ts';

/*
 * Sums of float8 depend on the order in which PostgreSQL adds them up, and lose decimals on the way. A double is a
 * whole number and a fraction of at most 52 bits, and each of the two adds up exactly.
 */

const fractionBits = 52;

/** The columns of an exact sum: whole numbers, fractions, numbers too large to have one, how many values there are. */
export function sumColumns(field: string): string {
  const value = column(field);
  const [name, isWhole] = [field.toLowerCase(), `abs(${value}) < ${2 ** 53}`];
  return `coalesce(sum(trunc(${value})::bigint) FILTER (WHERE ${isWhole}), 0)::text AS ${name}_whole,
    coalesce(sum(((${value} - trunc(${value})) * ${2 ** fractionBits})::bigint) FILTER (WHERE ${isWhole}), 0)::text
      AS ${name}_part,
    coalesce(sum(${value}::text::numeric) FILTER (WHERE NOT ${isWhole}), 0)::text AS ${name}_large,
    count(${value})::int AS ${name}_customers`;
}

export interface ExactSum {
  readonly sum: number;
  readonly customers: number;
}

/** The sum over rows with these columns, rounded once. */
export function sumOf(rows: readonly Readonly<Record<string, string | number>>[], field: string): ExactSum {
  const name = field.toLowerCase();
  let [scaled, large, customers] = [0n, 0, 0];
  for (const row of rows) {
    scaled += (BigInt(row[`${name}_whole`] ?? 0) << BigInt(fractionBits)) + BigInt(row[`${name}_part`] ?? 0);
    large += Number(row[`${name}_large`] ?? 0);
    customers += Number(row[`${name}_customers`] ?? 0);
  }
  return { sum: Number(scaled) / 2 ** fractionBits + large, customers };
}

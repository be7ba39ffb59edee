import type { CustomerStatus } from '../../../../contract/customer.ts';
import type { Facet } from '../../../../contract/list/list-metadata.ts';
import { isFilterField } from '../../../../contract/list/list-filter.ts';
import type { FacetRequest } from '../../customer-source.ts';
import { bucketEdges, bucketsOf, emptyOptions, mostFacetOptions, optionsOf } from '../../model/lists/facet-rules.ts';
import { setTag, sourceParameter } from '../database/customer-tags.ts';
import type { RunStatement } from '../database/postgres-database.ts';
import { column } from '../database/postgres-schema.ts';
import { SqlValues } from '../database/sql-values.ts';
import { fromStoredText } from '../database/stored-text.ts';
import { resolveParameters } from '../lists/resolve-parameters.ts';

/** Writes the relation of the listed customers, binding its values. */
export type Listed = (values: SqlValues) => string;

/** Divides listed customers by a field or a parameter; on one snapshot. */
export async function readFacet(run: RunStatement, listed: Listed, { of, kind }: FacetRequest): Promise<Facet> {
  if (isFilterField(of) && of !== 'source') {
    if (kind === 'options') return emptyOptions;
    if (of === 'email' || of === 'phone' || of === 'name') return await emptyHistogram(run, listed);
    const value = of === 'createdAt' ? '(position >> 20)::float8' : column(of);
    return await readHistogram(run, (values) => `SELECT ${value} AS value FROM ${listed(values)} c`, listed, kind);
  }
  const parameter = of === 'source' ? sourceParameter : await numberOf(run, of);
  if (kind === 'options') return await readOptions(run, listed, parameter);
  if (parameter === null) return await emptyHistogram(run, listed);
  const number = kind === 'dates' ? 'instant' : 'amount';
  const valuesSql = (values: SqlValues): string =>
    `SELECT v.${number} AS value FROM ${listed(values)} c, unnest(c.tags) t
     JOIN parameter_value v ON v.number = t AND v.parameter = ${parameter}`;
  return await readHistogram(run, valuesSql, listed, kind);
}

async function numberOf(run: RunStatement, id: string): Promise<number | null> {
  const condition = { subject: { kind: 'parameter', id, isDate: false }, test: { kind: 'set', isSet: true } } as const;
  return (await resolveParameters(run, [condition])).conditions[0]?.number ?? null;
}

async function readOptions(run: RunStatement, listed: Listed, parameter: number | null): Promise<Facet> {
  const all = await countListed(run, listed, parameter);
  if (parameter === null) return optionsOf([], 0, all.customers);
  const numbers = await run<{ number: number }>({
    text: `SELECT number FROM parameter_value WHERE parameter = $1 LIMIT ${mostFacetOptions + 1}`,
    values: [parameter],
  });
  const values = new SqlValues();
  // Of few values, an intersection leaves the others of each customer out early: a tenth of the rows to group.
  const tags =
    numbers.length > mostFacetOptions ? 'c.tags' : `c.tags & ${values.add(numbers.map(({ number }) => number))}::int[]`;
  const rows = await run<OptionRow>({
    text: `SELECT v.value, n.customers FROM (
        SELECT t, count(*)::int AS customers FROM ${listed(values)} c, unnest(${tags}) t GROUP BY t
      ) n JOIN parameter_value v ON v.number = n.t AND v.parameter = ${values.add(parameter)}
      ORDER BY n.customers DESC, v.value LIMIT ${mostFacetOptions + 1}`,
    values: values.all,
  });
  return optionsOf(rows.map(readOption), all.set, all.customers);
}

/** The options of everyone, or of everyone with a status, from the counters. */
export async function readCountedOptions(run: RunStatement, of: string, status: CustomerStatus | null): Promise<Facet> {
  const parameter = of === 'source' ? sourceParameter : await numberOf(run, of);
  const count = status ?? 'active + inactive + banned';
  const [all] = await run<{ customers: number }>({ text: `SELECT ${count} AS customers FROM state`, values: [] });
  const customers = all?.customers ?? 0;
  if (parameter === null) return optionsOf([], 0, customers);
  const rows = await run<OptionRow>({
    text: `SELECT value, ${count} AS customers FROM parameter_value WHERE parameter = $1 AND ${count} > 0
      ORDER BY customers DESC, value LIMIT ${mostFacetOptions + 1}`,
    values: [parameter],
  });
  const [counted] = await run<{ customers: number }>({
    // Each customer has one source at most, so these add up.
    text:
      parameter === sourceParameter
        ? `SELECT coalesce(sum(${count}), 0)::int AS customers FROM parameter_value WHERE parameter = $1`
        : `SELECT ${count} AS customers FROM parameter WHERE number = $1`,
    values: [parameter],
  });
  return optionsOf(rows.map(readOption), counted?.customers ?? 0, customers);
}

interface OptionRow {
  readonly value: string;
  readonly customers: number;
}

const readOption = ({ value, customers }: OptionRow): OptionRow => ({ value: fromStoredText(value), customers });

async function emptyHistogram(run: RunStatement, listed: Listed): Promise<Facet> {
  const { customers } = await countListed(run, listed, null);
  return { kind: 'histogram', buckets: [], set: 0, unset: customers };
}

async function countListed(
  run: RunStatement,
  listed: Listed,
  parameter: number | null,
): Promise<{ readonly customers: number; readonly set: number }> {
  const values = new SqlValues();
  const tag = parameter === null ? -1 : setTag(parameter);
  const [row] = await run<{ customers: number; set: number }>({
    text: `SELECT count(*)::int AS customers,
        (count(*) FILTER (WHERE tags @@ ${values.add(String(tag))}::query_int))::int AS set FROM ${listed(values)} c`,
    values: values.all,
  });
  return row ?? { customers: 0, set: 0 };
}

async function readHistogram(
  run: RunStatement,
  valuesSql: Listed,
  listed: Listed,
  kind: FacetRequest['kind'],
): Promise<Facet> {
  const values = new SqlValues();
  const [ends] = await run<{ least: number | null; greatest: number | null; set: number }>({
    text: `SELECT min(value) AS least, max(value) AS greatest, count(value)::int AS set FROM (${valuesSql(values)}) v`,
    values: values.all,
  });
  const { customers } = await countListed(run, listed, null);
  const { least = null, greatest = null, set = 0 } = ends ?? {};
  if (least === null || greatest === null) return { kind: 'histogram', buckets: [], set, unset: customers - set };
  const edges = bucketEdges(least, greatest, kind === 'numbers');
  const bound = new SqlValues();
  const last = edges.length - 2;
  const rows = await run<{ bucket: number; customers: number }>({
    text: `SELECT least(greatest(width_bucket(value, ${bound.add(edges)}::float8[]) - 1, 0), ${last}) AS bucket,
        count(*)::int AS customers
      FROM (${valuesSql(bound)}) v WHERE value IS NOT NULL GROUP BY 1`,
    values: bound.all,
  });
  const counts = new Map(rows.map((row) => [row.bucket, row.customers]));
  return { kind: 'histogram', buckets: bucketsOf(edges, (at) => counts.get(at) ?? 0), set, unset: customers - set };
}

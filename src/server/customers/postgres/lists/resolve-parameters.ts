import type { CustomerStatus } from '../../../../contract/customer.ts';
import type { ListCondition } from '../../model/lists/list-condition.ts';
import { sourceParameter } from '../database/customer-tags.ts';
import type { RunStatement } from '../database/postgres-database.ts';
import { toStoredText } from '../database/stored-text.ts';
import { removedType } from '../parameters/parameter-table.ts';
import { digestOf } from '../parameters/value-numbers.ts';

export type Counts = Readonly<Record<CustomerStatus, number>>;

/** A parameter of a condition, and those of its values that the condition means. */
export interface ResolvedParameter {
  readonly number: number;
  readonly customers: Counts;
  readonly values: readonly { readonly number: number; readonly customers: Counts }[];
}

export interface ResolvedParameters {
  /** By the place of the condition; null for one that is not on a defined parameter. */
  readonly conditions: readonly (ResolvedParameter | null)[];
  /** How many customers there are, by status. */
  readonly everyone: Counts;
}

interface FoundRow extends Counts {
  readonly all_active: number;
  readonly all_inactive: number;
  readonly all_banned: number;
  readonly at: number | null;
  readonly parameter: number | null;
  readonly value: number | null;
  readonly set_active: number | null;
  readonly set_inactive: number | null;
  readonly set_banned: number | null;
}

/** Finds the numbers of the parameters and values that conditions name. */
export async function resolveParameters(
  run: RunStatement,
  conditions: readonly ListCondition[],
): Promise<ResolvedParameters> {
  const sought = conditions.flatMap((condition, at) => soughtValues(condition).map((one) => ({ at, ...one })));
  const rows = await run<FoundRow>({
    name: 'resolve-parameters',
    text: `SELECT s.active AS all_active, s.inactive AS all_inactive, s.banned AS all_banned,
        q.at, p.number AS parameter,
        v.number AS value, v.active, v.inactive, v.banned,
        p.active AS set_active, p.inactive AS set_inactive, p.banned AS set_banned
      FROM state s
      LEFT JOIN unnest($1::int[], $2::text[], $3::text[]) q (at, id, digest) ON true
      LEFT JOIN LATERAL (
        SELECT number, active, inactive, banned FROM parameter
        WHERE md5(id) = md5(q.id) AND type <> $4
        UNION ALL SELECT ${sourceParameter}, s.active, s.inactive, s.banned WHERE q.id IS NULL
      ) p ON true
      LEFT JOIN parameter_value v ON v.parameter = p.number AND v.digest = q.digest`,
    values: [
      sought.map(({ at }) => at),
      sought.map(({ id }) => (id === null ? null : toStoredText(id))),
      sought.map(({ digest }) => digest),
      removedType,
    ],
  });
  const resolved: (ResolvedParameter | null)[] = [];
  for (const [at, { subject, test }] of conditions.entries()) {
    const parameter = resolvedAt(rows.filter((row) => row.at === at));
    const column = subject.kind === 'parameter' && subject.isDate ? 'instant' : 'amount';
    resolved.push(
      parameter === null || test.kind !== 'range'
        ? parameter
        : { ...parameter, values: await valuesInRange(run, parameter.number, column, test) },
    );
  }
  return {
    everyone: {
      active: rows[0]?.all_active ?? 0,
      inactive: rows[0]?.all_inactive ?? 0,
      banned: rows[0]?.all_banned ?? 0,
    },
    conditions: resolved,
  };
}

/** What is looked up for a condition: the parameter, with each value of `oneOf`. */
function soughtValues({ subject, test }: ListCondition): { id: string | null; digest: string | null }[] {
  if (subject.kind === 'field' && subject.field !== 'source') return [];
  const id = subject.kind === 'parameter' ? subject.id : null;
  if (test.kind !== 'oneOf' || test.values.length === 0) return [{ id, digest: null }];
  return test.values.map((value) => ({ id, digest: digestOf(value) }));
}

function resolvedAt(rows: readonly FoundRow[]): ResolvedParameter | null {
  const number = rows[0]?.parameter ?? null;
  if (number === null) return null;
  const [{ set_active: active, set_inactive: inactive, set_banned: banned } = noCounts] = rows;
  return {
    number,
    customers: { active: active ?? 0, inactive: inactive ?? 0, banned: banned ?? 0 },
    values: rows.flatMap(({ value, ...counts }) => (value === null ? [] : [{ number: value, customers: counts }])),
  };
}

const noCounts = { set_active: 0, set_inactive: 0, set_banned: 0 };

async function valuesInRange(
  run: RunStatement,
  parameter: number,
  column: 'amount' | 'instant',
  { from, to }: { readonly from: number; readonly to: number },
): Promise<ResolvedParameter['values']> {
  const rows = await run<Counts & { readonly number: number }>({
    text: `SELECT number, active, inactive, banned FROM parameter_value
      WHERE parameter = $1 AND ${column} BETWEEN $2 AND $3`,
    values: [parameter, from, to],
  });
  return rows.map(({ number, ...customers }) => ({ number, customers }));
}

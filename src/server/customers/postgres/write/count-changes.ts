import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import type { RunStatement } from '../database/postgres-database.ts';

type Counts = Record<CustomerStatus, number>;

/** How a batch changes the counters of customers, parameters and values, by status. */
export class CountChanges {
  readonly #customers = noCounts();
  readonly #values = new Map<number, Counts>();
  readonly #parameters = new Map<number, Counts>();
  readonly #lost = new Set<number>();

  /** The numbers of values that some customer no longer has. */
  get lost(): readonly number[] {
    return [...this.#lost];
  }

  addCustomer(status: CustomerStatus, step: number): void {
    this.#customers[status] += step;
  }

  addValue(value: number, status: CustomerStatus, step: number): void {
    addTo(this.#values, value, status, step);
    if (step < 0) this.#lost.add(value);
  }

  addParameter(parameter: number, status: CustomerStatus, step: number): void {
    addTo(this.#parameters, parameter, status, step);
  }

  /** Writes the counters, inside the caller's transaction. */
  async write(run: RunStatement): Promise<void> {
    const { active, inactive, banned } = this.#customers;
    if (active !== 0 || inactive !== 0 || banned !== 0)
      await run({
        text: 'UPDATE state SET active = active + $1, inactive = inactive + $2, banned = banned + $3',
        values: [active, inactive, banned],
      });
    await updateCounts(run, 'parameter_value', this.#values);
    await updateCounts(run, 'parameter', this.#parameters);
  }
}

async function updateCounts(
  run: RunStatement,
  table: 'parameter' | 'parameter_value',
  changes: ReadonlyMap<number, Counts>,
): Promise<void> {
  const changed = [...changes].filter(([, counts]) => customerStatuses.some((status) => counts[status] !== 0));
  if (changed.length === 0) return;
  const columns = customerStatuses.join(', ');
  await run({
    text: `UPDATE ${table} t SET ${customerStatuses.map((status) => `${status} = t.${status} + q.${status}`).join(', ')}
      FROM unnest($1::int[], $2::int[], $3::int[], $4::int[]) q (number, ${columns}) WHERE t.number = q.number`,
    values: [
      changed.map(([number]) => number),
      ...customerStatuses.map((status) => changed.map(([, counts]) => counts[status])),
    ],
  });
}

function addTo(all: Map<number, Counts>, number: number, status: CustomerStatus, step: number): void {
  const counts = all.get(number) ?? noCounts();
  counts[status] += step;
  all.set(number, counts);
}

function noCounts(): Counts {
  return { active: 0, inactive: 0, banned: 0 };
}

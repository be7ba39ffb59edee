import { parseArgs } from 'node:util';

export interface BenchOptions<Area extends string> {
  readonly customers: number;
  readonly areas: readonly Area[];
  /** Create the cached dataset again. */
  readonly fresh: boolean;
}

/** What `--only` may name, and the customers where `--customers` is not given. */
export interface BenchDefaults<Area extends string> {
  readonly areas: readonly Area[];
  readonly customers: number;
}

/** Reads `--customers N`, `--only AREA,AREA` and `--fresh`; throws an Error with one sentence on anything else. */
export function readOptions<Area extends string>(
  args: readonly string[],
  defaults: BenchDefaults<Area>,
): BenchOptions<Area> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: 'string', default: String(defaults.customers) },
      only: { type: 'string', default: defaults.areas.join(',') },
      fresh: { type: 'boolean', default: false },
    },
  });
  const customers = Number(values.customers);
  if (!Number.isInteger(customers) || customers < 20_000) {
    throw new Error('--customers must be a whole number of 20000 or more: the browser loads 10,000 rows');
  }
  const areas = values.only.split(',').map((text) => readArea(text, defaults.areas));
  return { customers, areas, fresh: values.fresh };
}

function readArea<Area extends string>(text: string, areas: readonly Area[]): Area {
  const area = areas.find((name) => name === text);
  if (area === undefined) throw new Error(`--only takes ${areas.join(', ')}; not "${text}"`);
  return area;
}

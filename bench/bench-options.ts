import { parseArgs } from 'node:util';

export const areas = [
  'api',
  'search',
  'lists',
  'export',
  'import',
  'start',
  'size',
  'browser',
  'tiquo',
  'postgres',
  'postgres-import',
] as const;
export type Area = (typeof areas)[number];

export interface BenchOptions {
  readonly customers: number;
  readonly areas: readonly Area[];
  /** Create the cached dataset again. */
  readonly fresh: boolean;
}

/** Reads `--customers N`, `--only api,search` and `--fresh`; throws an Error with one sentence on anything else. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: 'string', default: '1000000' },
      only: { type: 'string', default: areas.join(',') },
      fresh: { type: 'boolean', default: false },
    },
  });
  const customers = Number(values.customers);
  if (!Number.isInteger(customers) || customers < 20_000) {
    throw new Error('--customers must be a whole number of 20000 or more: the browser loads 10,000 rows');
  }
  return { customers, areas: values.only.split(',').map(readArea), fresh: values.fresh };
}

function readArea(text: string): Area {
  const area = areas.find((name) => name === text);
  if (area === undefined) throw new Error(`--only takes ${areas.join(', ')}; not "${text}"`);
  return area;
}

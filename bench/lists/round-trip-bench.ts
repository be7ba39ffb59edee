import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { customerStatuses } from '../../src/contract/customer.ts';
import { readConfig } from '../../src/server/config/config.ts';
import type { CustomerSource, ListCustomersRequest } from '../../src/server/customers/customer-source.ts';
import { openSqliteCustomers } from '../../src/server/customers/sqlite/open-sqlite-customers.ts';
import { runExportCommand } from '../../src/server/cli/export/export-command.ts';
import { runImport } from '../import-bench.ts';
import { cacheRoot } from '../product/bench-paths.ts';
import type { Figure } from '../report/bench-report.ts';
import { searches } from '../search/random-requests.ts';
import { refinedLists } from './refined-draws.ts';

const queries = 200;

/** Exports every customer as CSV, imports the file into a new database, and compares pages of both. */
export async function benchRoundTrip(dataDirectory: string): Promise<readonly Figure[]> {
  const directory = await mkdtemp(join(cacheRoot, 'round-trip-'));
  try {
    const [file, copyDirectory] = [join(directory, 'all.csv'), join(directory, 'data')];
    await runExportCommand(readConfig({ DATA_DIR: dataDirectory }), [file], console.log);
    await runImport(file, { DATA_DIR: copyDirectory });
    const [original, copy] = [dataDirectory, copyDirectory].map((dataDir) => openSqliteCustomers({ dataDir }));
    if (original === undefined || copy === undefined) throw new Error('Two sources were opened');
    try {
      return [await compare(original, copy)];
    } finally {
      await Promise.all([original.close(), copy.close()]);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function compare(original: CustomerSource, copy: CustomerSource): Promise<Figure> {
  const idOf = new Map((await copy.parameters()).map(({ name, id }) => [name, id]));
  const originals = new Map((await original.parameters()).map(({ id, name }) => [id, idOf.get(name) ?? name]));
  const searched = searches.flatMap((text) =>
    [null, ...customerStatuses].map((status): ListCustomersRequest => ({
      filter: { kind: 'search', text },
      status,
      limit: 50,
      after: null,
    })),
  );
  const refined = (await refinedLists(original, 4)).filter(({ after }) => after === null);
  const lists = [...searched, ...refined.slice(0, queries - searched.length)];
  const different: ListCustomersRequest[] = [];
  for (const list of lists) {
    const [one, other] = await Promise.all([twoPages(original, list), twoPages(copy, translated(list, originals))]);
    if (one !== other) different.push(list);
  }
  if (different.length > 0) console.log('Different:', JSON.stringify(different.slice(0, 3)));
  return {
    area: 'export',
    what: 'pages of an export that was imported again, equal to the original ones',
    value: lists.length - different.length,
    unit: 'queries',
    limit: { atLeast: queries },
    against: `${lists.length} queries with searches, filters and sorts, two pages of each`,
  };
}

/** The first two pages of a list, as text. */
async function twoPages(source: CustomerSource, list: ListCustomersRequest): Promise<string> {
  const first = await source.list(list);
  const second = first.next === null ? null : await source.list({ ...list, after: first.next });
  return `${first.customers}\n${second?.customers ?? ''}`;
}

/** The same list where an import has given the parameters other ids. */
function translated(list: ListCustomersRequest, idOf: ReadonlyMap<string, string>): ListCustomersRequest {
  const conditions = list.conditions?.map((condition) => {
    const { subject } = condition;
    return subject.kind === 'field'
      ? condition
      : { ...condition, subject: { ...subject, id: idOf.get(subject.id) ?? subject.id } };
  });
  return { ...list, ...(conditions !== undefined && { conditions }) };
}

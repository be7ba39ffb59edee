import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import { isFilterField } from '../../../../contract/list/list-filter.ts';
import type { Count, Facet, Summary } from '../../../../contract/list/list-metadata.ts';
import type { FacetRequest } from '../../customer-source.ts';
import type { ListSelector } from '../../list-selector.ts';
import { statusCodes } from '../database/customer-tags.ts';
import type { RunStatement } from '../database/postgres-database.ts';
import { SqlValues } from '../database/sql-values.ts';
import type { DocumentSample } from '../lists/document-sample.ts';
import { criteriaOf } from '../lists/list-criteria.ts';
import { resolveParameters } from '../lists/resolve-parameters.ts';
import { sumColumns, sumOf } from './exact-sums.ts';
import { countedMatches, listedSql } from './listed-customers.ts';
import { readCountedOptions, readFacet, type Listed } from './read-facet.ts';

export interface ListSummaryRequest extends ListSelector {
  /** That of the sums and the facet; counts are by status. */
  readonly status: CustomerStatus | null;
  readonly facet: FacetRequest | null;
}

type StatusRow = Readonly<Record<string, string | number>> & { readonly status: number; readonly customers: number };

/** Counts, adds up and divides a list, on one snapshot. */
export async function readSummary(
  run: RunStatement,
  sample: DocumentSample,
  { terms, conditions, status, facet }: ListSummaryRequest,
): Promise<Summary> {
  if (terms !== null) await sample.read(run);
  const listedBy = async (some: ListSelector['conditions'], of: CustomerStatus | null): Promise<Listed> => {
    const criteria = criteriaOf({ terms, conditions: some }, null, await resolveParameters(run, some));
    return (values) => listedSql(criteria, of, values, (groups) => sample.share(groups));
  };
  const readFacetOf = async (divided: FacetRequest): Promise<Facet> => {
    const others = facetConditions(conditions, terms, divided);
    const isOption = divided.kind === 'options' && (divided.of === 'source' || !isFilterField(divided.of));
    if (isOption && terms === null && others.length === 0) return await readCountedOptions(run, divided.of, status);
    return await readFacet(run, await listedBy(others, status), divided);
  };
  const rows = await countByStatus(run, await listedBy(conditions, null));
  const counts = countsOf(rows, { isSearch: terms !== null, isAlone: conditions.length === 0 && facet === null });
  const listed = rows.filter((row) => status === null || row.status === statusCodes[status]);
  return {
    ...counts.byTab,
    sums: counts.isComplete
      ? {
          totalSpent: sumOf(listed, 'totalSpent'),
          totalOrders: sumOf(listed, 'totalOrders'),
          lifetimeValue: sumOf(listed, 'lifetimeValue'),
        }
      : null,
    ...(facet === null ? {} : { facet: await readFacetOf(facet) }),
  };
}

async function countByStatus(run: RunStatement, listed: Listed): Promise<readonly StatusRow[]> {
  const values = new SqlValues();
  return await run<StatusRow>({
    text: `SELECT status, count(*)::int AS customers,
        ${['totalSpent', 'totalOrders', 'lifetimeValue'].map(sumColumns).join(', ')}
      FROM ${listed(values)} c GROUP BY status`,
    values: values.all,
  });
}

/** A facet counts under the other conditions: its own would leave one option. A search is not counted again. */
function facetConditions(
  conditions: ListSelector['conditions'],
  terms: ListSelector['terms'],
  { of }: FacetRequest,
): ListSelector['conditions'] {
  return terms !== null
    ? conditions
    : conditions.filter(({ subject }) => (subject.kind === 'field' ? subject.field : subject.id) !== of);
}

/** `isAlone`: nothing but a search, of which up to 10,000 matches are counted, of all statuses together. */
function countsOf(
  rows: readonly StatusRow[],
  { isSearch, isAlone }: { readonly isSearch: boolean; readonly isAlone: boolean },
): { readonly byTab: Record<'all' | CustomerStatus, Count>; readonly isComplete: boolean } {
  const customersOf = (status: CustomerStatus): number =>
    rows.find((row) => row.status === statusCodes[status])?.customers ?? 0;
  const total = customerStatuses.reduce((sum, status) => sum + customersOf(status), 0);
  const isStopped = isSearch && customerStatuses.some((status) => customersOf(status) > countedMatches);
  const isComplete = !isStopped && !(isSearch && isAlone && total > countedMatches);
  const limited = (customers: number): Count => ({
    count: isComplete ? customers : Math.min(customers, countedMatches),
    atLeast: !isComplete && customers > countedMatches,
  });
  return {
    byTab: {
      all: limited(total),
      active: limited(customersOf('active')),
      inactive: limited(customersOf('inactive')),
      banned: limited(customersOf('banned')),
    },
    isComplete,
  };
}

import type { CustomerStatus } from '../../../../contract/customer.ts';
import { isNewestFirst, newestFirst } from '../../../../contract/list/list-sort.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import type { CustomerPage, ListCustomersRequest, WalkedCustomer } from '../../customer-source.ts';
import { selectorOf, withMatch } from '../../list-selector.ts';
import { withParameters } from '../../model/lists/listed-json.ts';
import { afterAllPositions, decodePosition, encodePosition } from '../../model/lists/list-sort-key.ts';
import { statusCodes } from '../database/customer-tags.ts';
import type { PostgresDatabase, RunStatement, Statement } from '../database/postgres-database.ts';
import { DocumentSample } from './document-sample.ts';
import { criteriaOf, type ListCriteria } from './list-criteria.ts';
import { orderOf } from './order-columns.ts';
import { matchPlan, walkPlan, type PlannedList, type PlannedRow } from './list-plans.ts';
import { resolveParameters } from './resolve-parameters.ts';

/** A page without the time it was read, which `list()` adds. */
export type StoredListPage = Pick<CustomerPage, 'customers' | 'next'>;

/** Part of a walk. */
export interface ListBatch {
  readonly customers: readonly WalkedCustomer[];
  /** Where the next batch starts; null after the last one. */
  readonly next: string | null;
}

interface FoundRows {
  readonly rows: readonly { readonly json: string; readonly parameters: string; readonly key: string }[];
  readonly isLast: boolean;
}

/** Characters after which a batch ends early, so that long customers don't fill the memory. */
const batchCharacters = 1_000_000;
/** The fewest rows that a walk reads before it gives up. */
const fewestSteps = 1_000;
/** A walk that found some of its rows is repeated with the steps it would have needed and some more, up to a limit. */
const spareSteps = 1.3;
const mostRepeatedSteps = 4;
/** Up to so many matches, by the counters, looking them up is always fast. */
const fewMatches = 1_000;

/** Reads pages and batches of lists. */
export class PlannedLists {
  readonly #database: PostgresDatabase;
  readonly #sample = new DocumentSample();

  constructor(database: PostgresDatabase) {
    this.#database = database;
  }

  /** `included`: the definitions of the parameters that each customer is listed with. */
  async page(
    request: ListCustomersRequest,
    included: readonly ParameterDefinition[],
    signal: AbortSignal | undefined,
  ): Promise<StoredListPage> {
    const { rows, isLast } = await this.#find(request, signal);
    const customers = rows.map(({ json, parameters }) => {
      const matched = withMatch(json, parameters, request.filter);
      return included.length === 0 ? matched : withParameters(matched, parameters, included);
    });
    return { customers: customers.join(), next: isLast ? null : (rows.at(-1)?.key ?? null) };
  }

  /** Up to `limit` customers, fewer where they are long. */
  async batch(request: ListCustomersRequest, signal: AbortSignal | undefined): Promise<ListBatch> {
    const { rows, isLast } = await this.#find(request, signal);
    const customers: WalkedCustomer[] = [];
    let characters = 0;
    for (const { json, parameters, key } of rows) {
      const walked = { customer: withMatch(json, parameters, request.filter), parameters };
      customers.push(walked);
      characters += walked.customer.length + walked.parameters.length;
      if (characters > batchCharacters && customers.length < rows.length) return { customers, next: key };
    }
    return { customers, next: isLast ? null : (rows.at(-1)?.key ?? null) };
  }

  async #find(request: ListCustomersRequest, signal: AbortSignal | undefined): Promise<FoundRows> {
    const { filter, conditions = [], sort = newestFirst, limit } = request;
    const isPlain = filter.kind === 'all' && conditions.length === 0 && isNewestFirst(sort);
    // One row beyond the limit shows that there is a next page.
    const found = isPlain
      ? await this.#database.query<PlainRow>(plainStatement(request), signal)
      : await this.#database.withConnection(async (run) => await this.#findPlanned(run, request), signal);
    const order = orderOf(sort);
    return {
      rows: found.slice(0, limit).map(({ position, key, json, parameters }) => ({
        json,
        parameters,
        key: isPlain ? encodePosition(position) : order.encode({ value: key, position }),
      })),
      isLast: found.length <= limit,
    };
  }

  async #findPlanned(run: RunStatement, request: ListCustomersRequest): Promise<readonly PlainRow[]> {
    const { status, limit, after, sort = newestFirst } = request;
    const order = orderOf(sort);
    const key = after === null ? null : order.decode(after);
    const selector = selectorOf(request);
    if (selector === null) return [];
    const criteria = criteriaOf(selector, status, await resolveParameters(run, selector.conditions));
    if (criteria === null) return [];
    const list: PlannedList = { criteria, order, after: key, wanted: limit + 1 };
    const first = await this.#stepsOfWalk(run, list);
    for (let steps = first; steps > 0;) {
      const walked = await run<PlannedRow>(walkPlan(list, steps));
      const matching = walked.filter(({ matches }) => matches);
      const isWholeWalk = walked.every(({ step }) => step < steps);
      if (matching.length === list.wanted || isWholeWalk) return matching;
      // Where some more steps would have been enough, they cost less than the other plan: once, from the start.
      const needed = Math.ceil((steps * list.wanted * spareSteps) / Math.max(matching.length, 1));
      const isRepeated = steps !== first;
      steps = needed <= steps * mostRepeatedSteps && !isRepeated ? needed : 0;
    }
    return await run<PlannedRow>(matchPlan(list, (texts) => this.#sample.share([texts])));
  }

  /**
   * How many rows to walk before the matches are looked up instead: both plans take about as long at this number. None
   * where few match.
   */
  async #stepsOfWalk(run: RunStatement, { criteria, order, wanted }: PlannedList): Promise<number> {
    const { everyone, most, status, texts } = criteria;
    const steps = Math.max(fewestSteps, Math.ceil(Math.sqrt(wanted * everyone)));
    if (isUnfiltered(criteria) && (status === null || order.expression === null)) return steps + wanted;
    if (everyone <= steps) return steps;
    if (most <= fewMatches) return 0;
    if (texts.length === 0) return steps;
    await this.#sample.read(run);
    return this.#sample.share(texts) * steps < wanted ? 0 : steps * 2;
  }
}

/** Whether all customers of its status match. */
function isUnfiltered({ required, excluded, oneOfMany, figures, positions, texts }: ListCriteria): boolean {
  return required.length + excluded.length + oneOfMany.length + figures.length + texts.length === 0 && !positions;
}

type PlainRow = Pick<PlannedRow, 'position' | 'key' | 'json' | 'parameters'>;

/** Everyone, or everyone with a status, in the list's own order. */
function plainStatement({ status, limit, after }: Pick<ListCustomersRequest, 'status' | 'limit' | 'after'>): Statement {
  // Below the last position seen, whether or not its row is still there.
  const start = after === null ? afterAllPositions : decodePosition(after);
  const columns = 'position, NULL AS key, json, parameters';
  const values = [String(start), limit + 1];
  return status === null
    ? {
        name: 'everyone',
        text: `SELECT ${columns} FROM customer WHERE position < $1 ORDER BY position DESC LIMIT $2`,
        values,
      }
    : {
        name: 'status',
        text: `SELECT ${columns} FROM customer WHERE status = $3 AND position < $1 ORDER BY position DESC LIMIT $2`,
        values: [...values, codeOf(status)],
      };
}

const codeOf = (status: CustomerStatus): number => statusCodes[status];

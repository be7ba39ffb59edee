import { setImmediate } from 'node:timers/promises';
import type { CustomerDetail } from '../../../contract/customer.ts';
import type { SelectionBody } from '../../../contract/list/list-export.ts';
import { multiselectSeparator, nameOfParameterId } from '../../../contract/parameters.ts';
import { escapeNonAsciiJson } from '../model/escape-non-ascii-json.ts';
import type { CustomerSource, ListFilter, WalkedCustomer, WalkRequest } from '../customer-source.ts';

type Batches = AsyncIterable<readonly WalkedCustomer[]>;

/** The selected customers of a list in batches; those that are named come in the order given, as far as they exist. */
export function walkSelection(
  source: Pick<CustomerSource, 'walk' | 'get'>,
  request: WalkRequest,
  selection: SelectionBody,
  signal?: AbortSignal,
): Batches {
  if ('only' in selection) return walkNamed(source, selection.only, signal);
  const batches = source.walk(request, signal);
  return selection.except.length === 0 ? batches : without(batches, new Set(selection.except));
}

/** Customers of a batch: few enough that other requests need not wait. */
const batchSize = 100;

async function* walkNamed(source: Pick<CustomerSource, 'get'>, ids: readonly string[], signal?: AbortSignal): Batches {
  for (let at = 0; at < ids.length; at += batchSize) {
    const batch: WalkedCustomer[] = [];
    for (const id of ids.slice(at, at + batchSize)) {
      signal?.throwIfAborted();
      const found = await source.get(id, signal);
      if (found !== null) batch.push(asWalked(found.customer));
    }
    yield batch;
    await setImmediate();
  }
}

async function* without(batches: Batches, ids: ReadonlySet<string>): Batches {
  for await (const batch of batches) yield batch.filter(({ customer }) => !ids.has(idOf(customer)));
}

/** The id in the JSON text of a customer. */
export function idOf(customer: string): string {
  return parseDetail(customer).id;
}

/** A looked-up customer in the form that walks yield. */
export function asWalked(text: string): WalkedCustomer {
  const { email: _, phone: __, marketingOptIn: ___, smsOptIn: ____, parameters, ...customer } = parseDetail(text);
  const values = Object.fromEntries(parameters.map(({ id, value }) => [id, value]));
  return { customer: JSON.stringify(customer), parameters: JSON.stringify(values) };
}

/** A looked-up customer in the form of a list with this filter: of the parameters, only the value of the filter's. */
export function asListed(text: string, filter: ListFilter): WalkedCustomer {
  const { email: _, phone: __, marketingOptIn: ___, smsOptIn: ____, parameters, ...customer } = parseDetail(text);
  const parameterValue = filter.kind === 'parameter' ? listedValue(parameters, filter) : undefined;
  return { customer: escapeNonAsciiJson({ ...customer, parameterValue }), parameters: null };
}

function listedValue(
  parameters: CustomerDetail['parameters'],
  { parameterId, value }: Extract<ListFilter, { kind: 'parameter' }>,
): string | undefined {
  const name = nameOfParameterId(parameterId);
  const found = parameters.find((one) => one.id === parameterId || one.name === name)?.value;
  if (found === undefined || typeof found === 'string') return found;
  const matched = found.find((option) => option.toLowerCase() === value?.toLowerCase());
  return matched ?? found.join(multiselectSeparator);
}

function parseDetail(text: string): CustomerDetail {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own JSON
  return JSON.parse(text) as CustomerDetail;
}

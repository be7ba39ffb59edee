import { isDeepStrictEqual } from 'node:util';
import { isSystemParameter } from '../../../contract/parameters.ts';
import type { CustomerSource, WalkedCustomer } from '../../customers/customer-source.ts';
import type { CustomerWriter } from '../../customers/customer-writer.ts';
import { oldestFirst } from '../../customers/sqlite/read/oldest-first.ts';
import { StartupError } from '../../errors/startup-error.ts';
import { definitionOf } from '../../customers/model/customer-parameters.ts';

/** Customers in one transaction: if the move is stopped, those before it stay. */
const batchSize = 5_000;

/**
 * Copies parameters and customers, oldest first; those that are there already stay as they are.
 * Resolves to how many customers there are.
 */
export async function moveCustomers(
  dataDirectory: string,
  from: Pick<CustomerWriter, 'parameters' | 'demoState'>,
  to: CustomerWriter,
  print: (line: string) => void,
): Promise<number> {
  const parameters = (await from.parameters()).filter(({ id }) => !isSystemParameter(id));
  if (parameters.length > 0) await to.defineParameters(parameters);
  // Before the first customer, so that no server makes demo customers meanwhile.
  await to.setDemoState(await from.demoState());
  let customers = 0;
  for (const batch of oldestFirst(dataDirectory, batchSize)) {
    const outcomes = await to.write(batch, Date.now());
    for (const [at, outcome] of outcomes.entries())
      if (outcome.kind === 'rejected')
        throw new StartupError(`${batch[at]?.customerNumber ?? 'A customer'} cannot be moved: ${outcome.reason}.`);
    customers += batch.length;
    print(`${customers.toLocaleString('en')} customers…`);
  }
  return customers;
}

/** Compares each customer, its parameters and its place in the list. Throws a StartupError at the first difference. */
export async function compareCustomers(from: CustomerSource, to: CustomerSource): Promise<void> {
  const catalogues = await Promise.all([from, to].map((source) => source.parameters()));
  const [before, after] = catalogues.map((catalogue) => catalogue.map(definitionOf));
  if (!isDeepStrictEqual(before, after)) throw differs('the parameters are');
  const others = customersOf(to);
  for await (const customer of customersOf(from)) {
    const other = await others.next();
    if (other.done === true || !isSame(customer, other.value)) throw differs(`${numberOf(customer)} is`);
  }
  const { done = false } = await others.next();
  if (!done) throw differs('there are');
}

async function* customersOf(source: CustomerSource): AsyncGenerator<WalkedCustomer, undefined> {
  for await (const batch of source.walk({ filter: { kind: 'all' }, status: null })) yield* batch;
}

function isSame(left: WalkedCustomer, right: WalkedCustomer): boolean {
  return isSameJson(left.customer, right.customer) && isSameJson(left.parameters ?? '', right.parameters ?? '');
}

/** Stores may order the keys of an object in their own way. */
function isSameJson(left: string, right: string): boolean {
  return left === right || isDeepStrictEqual(JSON.parse(left), JSON.parse(right));
}

function numberOf({ customer }: WalkedCustomer): string {
  return /"customerNumber":("[^"]*")/.exec(customer)?.[1] ?? 'a customer';
}

function differs(what: string): StartupError {
  return new StartupError(`The copy differs: ${what} not the same. Drop that database, and move to an empty one.`);
}

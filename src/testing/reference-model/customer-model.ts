import { joinNames } from '../../contract/joined-name.ts';
import type { Customer, CustomerDetail, CustomerStatus } from '../../contract/customer.ts';
import { foldText } from '../../contract/search-text.ts';
import { systemParameters, type ParameterDefinition } from '../../contract/parameters.ts';
import { isNewestFirst, newestFirst, type ListSort } from '../../contract/list/list-sort.ts';
import type { ListCondition } from '../../server/customers/model/lists/list-condition.ts';
import { compareBy, matchedValue, satisfies } from './model-conditions.ts';
import type { ListFilter } from '../../server/customers/customer-source.ts';
import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';
import type { WriteOutcome } from '../../server/customers/customer-writer.ts';
import { modelMatches } from './model-search.ts';
import { isPhone, samePhone, withItsCountry } from './model-phones.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

interface Held {
  readonly customer: Customer;
  readonly parameters: Values;
  /** Breaks ties of `createdAt`: the later write comes first. Changing `createdAt` counts as a new write. */
  readonly sequence: number;
}

/** The contract in memory, as simply as possible: every embedded store must give the same results. */
export class CustomerModel {
  #held: Held[] = [];
  #writes = 0;
  #nextNumber = 1;
  readonly #definitions: ParameterDefinition[] = [...systemParameters];

  define(definition: ParameterDefinition): void {
    this.#definitions.push(definition);
  }

  write(upserts: readonly CustomerUpsert[], now: number): WriteOutcome[] {
    const rowsWith = (address: string): number =>
      upserts.filter(({ emails = [] }) => emails.some((email) => sameEmail(email.address, address))).length;
    return upserts.map((upsert) => this.#writeOne(upsert, now, (address) => rowsWith(address) > 1));
  }

  remove(ids: readonly string[]): number {
    const before = this.#held.length;
    this.#held = this.#held.filter(({ customer }) => !ids.includes(customer.id));
    return before - this.#held.length;
  }

  /** Every customer that matches, in order. A list by parameter has `parameterValue`. */
  list(
    filter: ListFilter,
    status: CustomerStatus | null,
    conditions: readonly ListCondition[] = [],
    sort: ListSort = newestFirst,
  ): Customer[] {
    return this.#inOrder()
      .filter(({ customer }) => status === null || customer.status === status)
      .filter(({ customer, parameters }) => conditions.every((one) => satisfies(customer, parameters, one)))
      .toSorted((a, b) => (isNewestFirst(sort) ? 0 : compareBy(sort)(a.customer, b.customer)))
      .flatMap((held) => {
        if (filter.kind === 'all') return [held.customer];
        if (filter.kind === 'search') return modelMatches(held.customer, filter.text) ? [held.customer] : [];
        const value = matchedValue(held.parameters[filter.parameterId], filter.value);
        return value === null ? [] : [{ ...held.customer, parameterValue: value }];
      });
  }

  get(customerId: string): CustomerDetail | null {
    const all = this.#inOrder();
    const found =
      all.find(({ customer }) => customer.id === customerId) ??
      all.find(({ customer }) => customer.customerNumber === customerId) ??
      all.find(({ customer }) => customer.emails.some(({ address }) => sameEmail(address, customerId))) ??
      all.find(({ customer }) => customer.phones.some(({ number }) => isPhone(number, customerId)));
    return found === undefined ? null : this.#detail(found);
  }

  #inOrder(): Held[] {
    return this.#held.toSorted((a, b) => b.customer.createdAt - a.customer.createdAt || b.sequence - a.sequence);
  }

  #writeOne(upsert: CustomerUpsert, now: number, isRepeated: (address: string) => boolean): WriteOutcome {
    const all = this.#inOrder();
    const numbered =
      upsert.customerNumber === undefined
        ? undefined
        : all.find(({ customer }) => customer.customerNumber === upsert.customerNumber);
    const identified = upsert.id === undefined ? undefined : all.find(({ customer }) => customer.id === upsert.id);
    if (numbered !== undefined && identified !== undefined && numbered !== identified)
      return { kind: 'rejected', reason: '' };
    let existing = numbered ?? identified;
    if (upsert.customerNumber === undefined && upsert.id === undefined) {
      const email = primary(upsert.emails)?.address;
      const phone = primary(upsert.phones)?.number;
      if (email === undefined && phone === undefined) return { kind: 'rejected', reason: '' };
      const name = nameOf({ firstName: null, lastName: null, displayName: null, ...upsert });
      const sameName = all.filter(({ customer }) => nameOf(customer) === name);
      existing =
        sameName.find(({ customer }) => email !== undefined && sameEmail(primary(customer.emails)?.address, email)) ??
        (email === undefined ? undefined : onlyOwner(all, email, name === '' || !isRepeated(email))) ??
        sameName.find(({ customer }) => phone !== undefined && samePhone(primary(customer.phones)?.number, phone));
    }
    return existing === undefined ? this.#create(upsert, now) : this.#change(existing, upsert, now);
  }

  #create(upsert: CustomerUpsert, now: number): WriteOutcome {
    const customerNumber = upsert.customerNumber ?? this.#giveNumber();
    const blank = { ...blankCustomer, id: `created-${this.#writes}`, customerNumber, createdAt: now, updatedAt: now };
    this.#held.push({
      customer: laidOver(blank, upsert),
      parameters: valuesOver({}, upsert),
      sequence: this.#writes++,
    });
    this.#took(customerNumber);
    return { kind: 'created', customerNumber };
  }

  #change(existing: Held, upsert: CustomerUpsert, now: number): WriteOutcome {
    const customer = laidOver(existing.customer, upsert);
    const parameters = valuesOver(existing.parameters, upsert);
    const { customerNumber } = customer;
    const isSame = JSON.stringify([customer, parameters]) === JSON.stringify([existing.customer, existing.parameters]);
    if (isSame) return { kind: 'unchanged', customerNumber };
    const updatedAt = upsert.updatedAt ?? now;
    const sequence = customer.createdAt === existing.customer.createdAt ? existing.sequence : this.#writes++;
    this.#held = this.#held.map((held) =>
      held === existing ? { customer: { ...customer, updatedAt }, parameters, sequence } : held,
    );
    this.#took(customerNumber);
    return { kind: 'updated', customerNumber };
  }

  #giveNumber(): string {
    return `CUST-${String(this.#nextNumber).padStart(6, '0')}`;
  }

  #took(customerNumber: string): void {
    const digits = /^CUST-(\d{6,12})$/.exec(customerNumber)?.[1];
    if (digits !== undefined) this.#nextNumber = Math.max(this.#nextNumber, Number(digits) + 1);
  }

  #detail({ customer, parameters }: Held): CustomerDetail {
    const flag = (id: string): boolean | null => (parameters[id] === undefined ? null : parameters[id] === 'true');
    return {
      ...customer,
      email: primary(customer.emails)?.address ?? null,
      phone: primary(customer.phones)?.number ?? null,
      marketingOptIn: flag('system_marketing_opt_in'),
      smsOptIn: flag('system_sms_opt_in'),
      parameters: this.#definitions.flatMap((definition) => {
        const value = parameters[definition.id];
        return value === undefined ? [] : [{ ...definition, value: typeof value === 'string' ? value : [...value] }];
      }),
    };
  }
}

const blankCustomer = {
  firstName: null,
  lastName: null,
  displayName: null,
  emails: [],
  phones: [],
  profilePhoto: null,
  status: 'active',
  source: null,
  totalOrders: null,
  totalSpent: null,
  averageOrderValue: null,
  lifetimeValue: null,
  lastOrderDate: null,
  lastActivityDate: null,
} as const;

type Blank = Omit<typeof blankCustomer, 'emails' | 'phones'> &
  Pick<Customer, 'id' | 'customerNumber' | 'createdAt' | 'updatedAt'>;

function laidOver(
  stored: Customer | (Blank & { readonly emails: readonly []; readonly phones: readonly [] }),
  upsert: CustomerUpsert,
): Customer {
  const { parameters: _, ...fields } = upsert;
  const merged = { ...stored, ...fields };
  const phones: Customer['phones'] = upsert.phones?.map((one) => ({
    ...one,
    number: withItsCountry(one.number, stored.phones),
  })) ?? [...stored.phones];
  const followsNames = upsert.displayName === undefined && stored.displayName === joined(stored);
  return {
    ...merged,
    displayName: followsNames ? joined(merged) : merged.displayName,
    emails: merged.emails.map((email) => ({ ...email, isPrimary: email.isPrimary || merged.emails.length === 1 })),
    phones: phones.map((phone) => ({ ...phone, isPrimary: phone.isPrimary || phones.length === 1 })),
  };
}

function valuesOver(stored: Values, { parameters = {} }: CustomerUpsert): Values {
  const merged = Object.entries({ ...stored, ...parameters });
  return Object.fromEntries(
    merged.flatMap(([id, value]) => (value === null || value.length === 0 ? [] : [[id, value]])),
  );
}

function joined({ firstName, lastName }: Pick<Customer, 'firstName' | 'lastName'>): string | null {
  return joinNames(firstName, lastName);
}

function nameOf(customer: Pick<Customer, 'firstName' | 'lastName' | 'displayName'>): string {
  return foldText(customer.displayName ?? joined(customer) ?? '')
    .trim()
    .replace(/\s+/gu, ' ');
}

function primary<T extends { readonly isPrimary: boolean }>(values: readonly T[] | undefined): T | undefined {
  return values?.length === 1 ? values[0] : values?.find(({ isPrimary }) => isPrimary);
}

/** The only customer with an email, if it is the primary one; one with a name only if `evenNamed`. */
function onlyOwner(all: readonly Held[], address: string, evenNamed: boolean): Held | undefined {
  const [only, ...others] = all.filter(({ customer }) =>
    customer.emails.some((email) => sameEmail(email.address, address)),
  );
  if (only === undefined || others.length > 0 || !sameEmail(primary(only.customer.emails)?.address, address))
    return undefined;
  return evenNamed || nameOf(only.customer) === '' ? only : undefined;
}

function sameEmail(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.replace(/\p{Cf}/gu, '').toLowerCase();
}

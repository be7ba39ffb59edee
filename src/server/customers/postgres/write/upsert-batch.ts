import { randomBytes } from 'node:crypto';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import type { WriteOutcome } from '../../customer-writer.ts';
import { applyUpsert, type CustomerRecord, type NewCustomerDefaults } from '../../model/customer-record.ts';
import { RejectedRowError, type CustomerUpsert, type PreparedUpsert } from '../../model/customer-upsert.ts';
import { escapeNonAsciiJson } from '../../model/escape-non-ascii-json.ts';
import type { StoredRow } from '../../model/matching/customer-finder.ts';
import { matchExisting } from '../../model/matching/match-existing-customer.ts';
import type { NumberSequence } from '../../model/number-sequence.ts';
import { prepareCustomer, prepareUpsert, refuseOverlong, upsertOf } from '../../model/prepare-upsert.ts';
import { readRecord } from '../../model/stored-json.ts';
import { writtenCustomer } from './batch-customer.ts';
import type { CustomerBatch } from './customer-batch.ts';

interface UpsertDeps {
  readonly batch: CustomerBatch;
  readonly definitions: ReadonlyMap<string, ParameterDefinition>;
  readonly numbers: NumberSequence;
  readonly newId: (now: number) => string;
}

interface UpsertContext {
  /** ms since 1970. */
  readonly now: number;
  readonly repeatedEmails: ReadonlySet<number>;
}

/** Ids that rise, so that they append to their index; a random part keeps them distinct from those of other writers. */
export function risingIds(): (now: number) => string {
  const salt = randomBytes(6).toString('hex');
  let assigned = 0;
  return (now) => {
    assigned += 1;
    return `c${now.toString(36).padStart(9, '0')}${salt}${assigned.toString(36).padStart(6, '0')}`;
  };
}

/** Applies upserts to a batch in their order. */
export class UpsertBatch {
  readonly #deps: UpsertDeps;
  readonly #context: UpsertContext;

  constructor(deps: UpsertDeps, context: UpsertContext) {
    this.#deps = deps;
    this.#context = context;
  }

  write(row: CustomerUpsert | PreparedUpsert): WriteOutcome {
    try {
      const existing = matchExisting(this.#deps.batch, row, this.#context.repeatedEmails);
      return existing === null ? this.#create(row) : this.#change(existing, upsertOf(row));
    } catch (error) {
      if (error instanceof RejectedRowError) return { kind: 'rejected', reason: error.message };
      throw error;
    }
  }

  #create(row: CustomerUpsert | PreparedUpsert): WriteOutcome {
    const { batch, definitions, numbers } = this.#deps;
    const defaults = this.#defaults();
    // Before an id or number is assigned, so that a rejected row uses up neither.
    const { created } = 'created' in row ? row : prepareUpsert(row, this.#context.now, definitions);
    const position = batch.allocatePosition(created.createdAt);
    const id = row.id?.toWellFormed() ?? defaults.newId();
    const customerNumber = row.customerNumber?.toWellFormed() ?? defaults.nextNumber();
    batch.create(writtenCustomer(created, { id, customerNumber, position }), created.createdAt);
    numbers.reserve(customerNumber);
    return { kind: 'created', customerNumber };
  }

  #change(existing: StoredRow, upsert: CustomerUpsert): WriteOutcome {
    const { batch, definitions, numbers } = this.#deps;
    const before = readRecord(existing.json, existing.parameters);
    const applied = applyUpsert(before, upsert, this.#context.now, definitions, this.#defaults());
    const { id, customerNumber, createdAt } = applied.customer;
    const [json, parameters] = [escapeNonAsciiJson(applied.customer), JSON.stringify(applied.parameters)];
    if (json === existing.json && parameters === existing.parameters) return { kind: 'unchanged', customerNumber };
    refuseOverlong(json, parameters);
    const after = upsert.updatedAt === undefined ? touchedAt(applied, this.#context.now) : applied;
    const isMoved = createdAt !== before.customer.createdAt;
    const position = isMoved ? batch.allocatePosition(createdAt) : existing.position;
    batch.replace(existing, writtenCustomer(prepareCustomer(after), { id, customerNumber, position }), createdAt);
    numbers.reserve(customerNumber);
    return { kind: 'updated', customerNumber };
  }

  #defaults(): NewCustomerDefaults {
    const { batch, numbers, newId } = this.#deps;
    return {
      newId: () => newId(this.#context.now),
      // The counter is above all numbers in the database.
      nextNumber: () => numbers.next((number) => batch.byNumber(number) !== null),
    };
  }
}

function touchedAt({ customer, parameters }: CustomerRecord, now: number): CustomerRecord {
  return { customer: { ...customer, updatedAt: now }, parameters };
}

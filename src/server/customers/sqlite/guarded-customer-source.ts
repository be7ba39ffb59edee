import { isDamage } from '../../database/sqlite-error-code.ts';
import { CorruptDataError } from '../../errors/corrupt-data-error.ts';
import type {
  CustomerPage,
  CustomerSource,
  FileForm,
  FilePart,
  ListCustomersRequest,
  WalkedCustomer,
  WalkRequest,
} from '../customer-source.ts';
import { SourceUnavailableError } from '../source-errors.ts';
import type { SqliteCustomerSource } from './sqlite-customer-source.ts';

export interface CustomerGuard {
  /** Whether every stored row is known to be JSON. */
  readonly isVerified: () => boolean;
  /** Told what was found, each time. */
  readonly onDamage: (error: Error) => void;
}

/**
 * The embedded store as the server serves it: rows that are damaged, or customers that are lost, leave it as a
 * SourceUnavailableError, never as a page.
 */
export class GuardedCustomerSource implements CustomerSource {
  readonly name = 'sqlite';
  readonly scope = 'sqlite';
  readonly #source: SqliteCustomerSource;
  readonly #guard: CustomerGuard;

  constructor(source: SqliteCustomerSource, guard: CustomerGuard) {
    this.#source = source;
    this.#guard = guard;
  }

  list(request: ListCustomersRequest, signal?: AbortSignal): Promise<CustomerPage> {
    return this.#run(async () => {
      this.#requireCustomers();
      const page = await this.#source.list(request, signal);
      // Parsing a page takes longer than reading it, so only until the check of all rows has passed.
      if (!this.#guard.isVerified()) requireJson(`[${page.customers}]`);
      return page;
    });
  }

  async *walk(request: WalkRequest, signal?: AbortSignal): AsyncGenerator<readonly WalkedCustomer[]> {
    try {
      this.#requireCustomers();
      for await (const batch of this.#source.walk(request, signal)) {
        if (!this.#guard.isVerified()) requireJson(`[${batch.flatMap(textsOf).join()}]`);
        yield batch;
      }
    } catch (error) {
      throw this.#reported(error);
    }
  }

  async *walkLines(request: WalkRequest, form: FileForm, signal?: AbortSignal): AsyncGenerator<FilePart> {
    try {
      this.#requireCustomers();
      // No check of its own: writing a customer parses its row, which fails where that is damaged.
      yield* this.#source.walkLines(request, form, signal);
    } catch (error) {
      throw this.#reported(error);
    }
  }

  get(customerId: string, signal?: AbortSignal): ReturnType<CustomerSource['get']> {
    return this.#run(async () => {
      this.#requireCustomers();
      return await this.#source.get(customerId, signal);
    });
  }

  findParameter(by: Parameters<CustomerSource['findParameter']>[0]): ReturnType<CustomerSource['findParameter']> {
    return this.#run(() => this.#source.findParameter(by));
  }

  parameters(): ReturnType<CustomerSource['parameters']> {
    return this.#run(() => this.#source.parameters());
  }

  removeParameter(parameterId: string): Promise<boolean> {
    return this.#run(() => this.#source.removeParameter(parameterId));
  }

  summary(...args: Parameters<CustomerSource['summary']>): ReturnType<CustomerSource['summary']> {
    return this.#run(async () => {
      this.#requireCustomers();
      return await this.#source.summary(...args);
    });
  }

  capabilities(): ReturnType<CustomerSource['capabilities']> {
    return this.#run(() => this.#source.capabilities());
  }

  quota(): Promise<null> {
    return this.#source.quota();
  }

  check(): Promise<void> {
    return this.#run(() => this.#source.check());
  }

  close(): Promise<void> {
    return this.#source.close();
  }

  #requireCustomers(): void {
    if (this.#source.demoState() === 'lost') throw new SourceUnavailableError('customers.db was missing or empty');
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#reported(error);
    }
  }

  #reported(error: unknown): unknown {
    if (!(error instanceof Error) || !isDamage(error)) return error;
    this.#guard.onDamage(error);
    return new SourceUnavailableError(`customers.db is damaged: ${error.message}`, { cause: error });
  }
}

const textsOf = ({ customer, parameters }: WalkedCustomer): readonly string[] =>
  parameters === null ? [customer] : [customer, parameters];

function requireJson(text: string): void {
  try {
    JSON.parse(text);
  } catch (error) {
    throw new CorruptDataError('a customer is not JSON', { cause: error });
  }
}

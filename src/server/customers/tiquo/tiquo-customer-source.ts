import type { Parameter, Quota, SourceCapabilities, Summary } from '../../../contract/list/list-metadata.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import type { Limit } from '../../limits/rate-limiter.ts';
import type {
  CustomerPage,
  CustomerSource,
  FoundCustomer,
  ListCustomersRequest,
  WalkedCustomer,
  WalkRequest,
} from '../customer-source.ts';
import { SourceUnavailableError } from '../source-errors.ts';
import { walkPages } from '../iterate-pages.ts';
import { decodePosition, firstPosition, slicePage } from './cache/cached-page.ts';
import { CustomerFetcher } from './customer-fetcher.ts';
import { ListFetcher } from './list-fetcher.ts';
import { TiquoClient } from './client/tiquo-client.ts';
import type { ConfiguredParameter } from './environment-parameters.ts';
import { QuotaEnforcingClient } from './quota/quota-enforcing-client.ts';
import { ParameterCatalogue } from './parameter-catalogue.ts';
import { TiquoQuota } from './quota/tiquo-quota.ts';
import type { TiquoStore } from './tiquo-store.ts';

export interface TiquoSourceOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Tells this address and key from others. */
  readonly scope: string;
  readonly limit: Limit;
  readonly freshSeconds: number;
  readonly parameters: readonly ConfiguredParameter[];
  readonly store: TiquoStore;
}

const capabilities = {
  demo: false,
  metered: true,
  counts: false,
  combinesFilters: false,
  sorts: false,
  includesParameters: false,
  exports: true,
  imports: false,
  removesParameters: false,
} as const;

/** Tiquo has no counts, and counting would take every page of a list. */
const unknown: Summary = { all: null, active: null, inactive: null, banned: null };

/**
 * An organisation's customers from Tiquo's API, behind a cache and within its quota. Order, matching and exactly-once
 * walks are up to Tiquo. Source: docs/decisions/0007-tiquo-source.md.
 */
export class TiquoCustomerSource implements CustomerSource {
  readonly name = 'tiquo';
  readonly scope: string;
  readonly #freshSeconds: number;
  readonly #client: TiquoClient;
  readonly #quota: TiquoQuota;
  readonly #catalogue: ParameterCatalogue;
  readonly #metered: QuotaEnforcingClient;
  readonly #lists: ListFetcher;
  readonly #customers: CustomerFetcher;

  private constructor(
    { baseUrl, apiKey, scope, freshSeconds }: TiquoSourceOptions,
    quota: TiquoQuota,
    catalogue: ParameterCatalogue,
  ) {
    this.scope = scope;
    this.#freshSeconds = freshSeconds;
    this.#client = new TiquoClient({ baseUrl, apiKey });
    this.#quota = quota;
    this.#catalogue = catalogue;
    this.#metered = new QuotaEnforcingClient(this.#client, quota);
    this.#lists = new ListFetcher(this.#metered, catalogue, freshSeconds * 1000);
    this.#customers = new CustomerFetcher(this.#metered, catalogue, freshSeconds * 1000);
  }

  static async open(options: TiquoSourceOptions): Promise<TiquoCustomerSource> {
    const { store, limit, parameters } = options;
    const [quota, catalogue] = await Promise.all([
      TiquoQuota.open(store, limit, Date.now()),
      ParameterCatalogue.open(parameters, store.parameters),
    ]);
    return new TiquoCustomerSource(options, quota, catalogue);
  }

  async list(request: ListCustomersRequest, signal?: AbortSignal): Promise<CustomerPage> {
    const { filter, status, limit, after, isExport = false } = request;
    const position = after === null ? firstPosition : decodePosition(after);
    const list = { filter, status, cursor: position.cursor };
    const { value, fetchedAt } = await (isExport ? this.#lists.pageForExport(list) : this.#lists.page(list, signal));
    return { ...slicePage(value, position, limit), fetchedAt };
  }

  walk(request: WalkRequest, signal?: AbortSignal): AsyncGenerator<readonly WalkedCustomer[]> {
    return walkPages(this, request, signal);
  }

  async get(
    customerId: string,
    _signal?: AbortSignal,
    { isExport = false }: Pick<ListCustomersRequest, 'isExport'> = {},
  ): Promise<FoundCustomer | null> {
    return await (isExport ? this.#customers.getForExport(customerId) : this.#customers.get(customerId));
  }

  async findParameter(by: { readonly id: string } | { readonly name: string }): Promise<ParameterDefinition> {
    return this.#catalogue.find(by);
  }

  async parameters(): Promise<readonly Parameter[]> {
    return this.#catalogue.entries();
  }

  async removeParameter(parameterId: string): Promise<boolean> {
    return await this.#catalogue.remove(parameterId);
  }

  async summary(): Promise<Summary> {
    return unknown;
  }

  async capabilities(): Promise<SourceCapabilities> {
    return { ...capabilities, freshSeconds: this.#freshSeconds };
  }

  async quota(): Promise<Quota> {
    return await this.#quota.standing(Date.now());
  }

  /** Reports what is known and sends nothing: probes would use up the requests of a whole organisation. */
  async check(): Promise<void> {
    try {
      this.#metered.check(Date.now());
    } catch (error) {
      throw new SourceUnavailableError('Tiquo is known to fail', { cause: error });
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

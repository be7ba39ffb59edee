import type { Parameter, Quota, SourceCapabilities, Summary } from '../../../contract/app-api.ts';
import type { ParameterDefinition } from '../../../contract/system-parameters.ts';
import type { UpstreamStore } from './quota/upstream-store.ts';
import type {
  CustomerPage,
  CustomerSource,
  FoundCustomer,
  ListCustomersRequest,
  WalkedCustomer,
  WalkRequest,
} from '../customer-source.ts';
import { walkPages } from '../walk-pages.ts';
import { SourceUnavailableError } from '../source-errors.ts';
import { TiquoQuota, type QuotaLimit } from './quota/call-quota.ts';
import type { ConfiguredParameter } from './configured-parameters.ts';
import { decodePosition, firstPosition } from './page-position.ts';
import { ParameterCatalogue } from './parameter-catalogue.ts';
import { TiquoClient } from './client/tiquo-client.ts';
import { TiquoUpstream } from './tiquo-upstream.ts';
import { UpstreamCustomers } from './upstream-customers.ts';
import { UpstreamLists } from './upstream-lists.ts';
import { slicePage } from './upstream-page.ts';

export interface TiquoParts {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Tells this address and key from others. */
  readonly scope: string;
  readonly limit: QuotaLimit;
  /** Seconds. */
  readonly freshSeconds: number;
  readonly parameters: readonly ConfiguredParameter[];
  readonly store: UpstreamStore;
}

const capabilities = {
  demo: false,
  metered: true,
  counts: false,
  combinesFilters: false,
  sorts: false,
  exports: false,
  imports: false,
} as const;

/** Tiquo has no counts, and counting would take every page of a list. */
const unknown: Summary = { all: null, active: null, inactive: null, banned: null };

/**
 * An organisation's customers from Tiquo's own API, behind a cache and within a quota. Order, matching and
 * exactly-once walks are Tiquo's. Source: docs/decisions/0007-tiquo-source.md.
 */
export class TiquoCustomerSource implements CustomerSource {
  readonly name = 'tiquo';
  readonly scope: string;
  readonly #freshSeconds: number;
  readonly #client: TiquoClient;
  readonly #quota: TiquoQuota;
  readonly #catalogue: ParameterCatalogue;
  readonly #upstream: TiquoUpstream;
  readonly #lists: UpstreamLists;
  readonly #customers: UpstreamCustomers;

  constructor({ baseUrl, apiKey, scope, limit, freshSeconds, parameters, store }: TiquoParts) {
    this.scope = scope;
    this.#freshSeconds = freshSeconds;
    this.#client = new TiquoClient({ baseUrl, apiKey });
    this.#quota = new TiquoQuota(store, limit, Date.now());
    this.#catalogue = new ParameterCatalogue(parameters, store);
    this.#upstream = new TiquoUpstream(this.#client, this.#quota);
    this.#lists = new UpstreamLists(this.#upstream, this.#catalogue, freshSeconds * 1000);
    this.#customers = new UpstreamCustomers(this.#upstream, this.#catalogue, freshSeconds * 1000);
  }

  async list({ filter, status, limit, after }: ListCustomersRequest, signal?: AbortSignal): Promise<CustomerPage> {
    const position = after === null ? firstPosition : decodePosition(after);
    const { value, answeredAt } = await this.#lists.page({ filter, status, cursor: position.cursor }, signal);
    return { ...slicePage(value, position, limit), answeredAt };
  }

  walk(request: WalkRequest, signal?: AbortSignal): AsyncGenerator<readonly WalkedCustomer[]> {
    return walkPages(this, request, signal);
  }

  async get(customerId: string): Promise<FoundCustomer | null> {
    return await this.#customers.get(customerId);
  }

  async findParameter(by: { readonly id: string } | { readonly name: string }): Promise<ParameterDefinition> {
    return this.#catalogue.find(by);
  }

  async parameters(): Promise<readonly Parameter[]> {
    return this.#catalogue.entries();
  }

  async removeParameter(parameterId: string): Promise<boolean> {
    return this.#catalogue.remove(parameterId);
  }

  async summary(): Promise<Summary> {
    return unknown;
  }

  async capabilities(): Promise<SourceCapabilities> {
    return { ...capabilities, freshSeconds: this.#freshSeconds };
  }

  async quota(): Promise<Quota> {
    return this.#quota.state(Date.now());
  }

  /** Says what is known and asks nothing: probes would use up the calls of a whole organisation. */
  async check(): Promise<void> {
    try {
      this.#upstream.check(Date.now());
    } catch (error) {
      throw new SourceUnavailableError('what is known of Tiquo is that it fails', { cause: error });
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

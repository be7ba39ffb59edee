import type { ActivityStore } from './activity/activity-store.ts';
import type { ApiKeyStore } from './api-keys/api-key-store.ts';
import type { CustomersHistory } from './customers/customers-history.ts';
import type { TiquoStores } from './customers/tiquo/tiquo-store.ts';
import type { RateLimiter } from './limits/rate-limiter.ts';
import type { StaffStore } from './staff/staff-store.ts';
import type { PinnedParametersStore, PreferencesStore } from './views/preferences-store.ts';
import type { ViewStore } from './views/view-store.ts';

/**
 * What the product itself keeps: the staff, what they did and what they saved, API keys, counted requests, secrets, and
 * what it knows of an upstream service. Embedded, it is `system.db`, apart from customers.db so that an import never
 * delays a limit.
 */
export interface SystemStore extends TiquoStores {
  readonly keys: ApiKeyStore;
  readonly staff: StaffStore;
  readonly activity: ActivityStore;
  readonly views: ViewStore;
  readonly preferences: PreferencesStore;
  readonly pinnedParameters: PinnedParametersStore;
  readonly limiter: RateLimiter;
  /** 32 random bytes of this installation, which sign cursors; they stay over restarts. */
  cursorSecret(): Promise<Uint8Array>;
  /** The same for what sign-in signs and seals. */
  authSecret(): Promise<Uint8Array>;
  /** The address at which the server was last reachable, for links of commands; null before its first start. */
  serverOrigin(): Promise<string | null>;
  setServerOrigin(origin: string): Promise<void>;
  readonly history: CustomersHistory;
  /** Whether it was created in place of one that had been in use. */
  hasLostAccounts(): Promise<boolean>;
  noteLostAccounts(): Promise<void>;
  close(): Promise<void>;
}

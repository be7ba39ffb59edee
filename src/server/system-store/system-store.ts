import type { DatabaseSync } from 'node:sqlite';
import type { ApiKeyStore } from '../api-keys/api-key-store.ts';
import type { UpstreamStores } from '../customers/tiquo/upstream-store.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { AccountStore } from '../staff/account-store.ts';
import type { ActivityStore } from '../activity/activity-store.ts';
import type { StaffStore } from '../staff/staff-store.ts';

/**
 * What is the product's own: staff and what they did, API keys, their request windows, secrets, and what was asked of a
 * service upstream. Embedded it is `system.db`, apart from customers.db so that an import never holds up a limit.
 */
export interface SystemStore extends UpstreamStores {
  readonly keys: ApiKeyStore;
  readonly staff: StaffStore;
  readonly accounts: AccountStore;
  readonly activity: ActivityStore;
  readonly limiter: RateLimiter;
  /** 32 random bytes made once for this installation; cursors are signed with it and so survive a restart. */
  cursorSecret(): Promise<Uint8Array>;
  /** The same for what sign-in signs and seals. */
  authSecret(): Promise<Uint8Array>;
  /**
   * Where the staff tables are, for the library that signs people in. One statement at a time: no transaction across an
   * await.
   */
  readonly authDatabase: DatabaseSync;
  close(): Promise<void>;
}

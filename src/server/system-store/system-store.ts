import type { DatabaseSync } from 'node:sqlite';
import type { KeyScope } from '../../contract/roles.ts';
import type { AccountStore } from '../staff/account-store.ts';
import type { ActivityStore } from '../activity/activity-store.ts';
import type { StaffStore } from '../staff/staff-store.ts';

/**
 * What is the product's own: staff and what they did, API keys, their request windows, secrets, and what was asked of a
 * service upstream. Embedded it is `system.db`, apart from customers.db so that an import never holds up a limit.
 */
export interface SystemStore {
  readonly keys: ApiKeyStore;
  readonly staff: StaffStore;
  readonly accounts: AccountStore;
  readonly activity: ActivityStore;
  readonly limiter: RequestLimiter;
  /** What is kept for one service upstream, named by a hash of its address and key. */
  upstream(name: string): UpstreamStore;
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

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** What it may do. */
  readonly scopes: readonly KeyScope[];
  /** Milliseconds. */
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

export interface ApiKeyStore {
  /** Makes a key, of every scope unless told otherwise; the secret is in this answer alone, only its hash is stored. */
  add(name: string, scopes?: readonly KeyScope[]): Promise<{ readonly key: ApiKey; readonly secret: string }>;
  list(): Promise<readonly ApiKey[]>;
  /** False when there is no such key or it is revoked already. Takes effect on the next request, in every process. */
  revoke(id: string): Promise<boolean>;
  /** The valid key a bearer token is, or null; compared in constant time. */
  verify(secret: string): Promise<ApiKey | null>;
}

export interface Limit {
  /** Requests per key. */
  readonly requests: number;
  readonly windowSeconds: number;
}

export interface LimitStanding {
  /** Requests left in the window. */
  readonly remaining: number;
  /** The Unix second at which one request frees. */
  readonly resetAt: number;
}

/** Where a key stands after the request that was decided on. */
export interface LimitDecision extends LimitStanding {
  readonly accepted: boolean;
  /** Milliseconds: the time it was decided for, never before an earlier one. */
  readonly at: number;
  /** Whole seconds to wait; only when not accepted. */
  readonly retryAfter: number;
}

export interface RequestLimiter {
  /**
   * Counts one request against a key in the rolling window, or refuses it; an accepted one is stored before this
   * resolves.
   */
  take(keyId: string, now: number): Promise<LimitDecision>;
  /** Takes back a request that was accepted at this time, as it turned out not to count. */
  giveBack(keyId: string, at: number): void;
  /** Where a key stands, nothing counted; for an answer whose request could not be. */
  standing(keyId: string, now: number): LimitStanding;
}

/** Calls counted against the limit of a service upstream, sent at this time. */
export interface UpstreamCalls {
  /** Milliseconds. */
  readonly at: number;
  readonly calls: number;
}

/** A service upstream that is not to be asked before a time. */
export interface UpstreamWait {
  /** Milliseconds. */
  readonly until: number;
  /** Times in a row it refused. */
  readonly refusals: number;
}

export interface KnownParameter {
  readonly id: string;
  readonly name: string;
}

/** What must outlive a restart about a service upstream; nothing of its customers is kept. */
export interface UpstreamStore {
  /** The calls after a time, oldest first. */
  callsSince(at: number): readonly UpstreamCalls[];
  /** Throws away the calls up to a time. */
  forgetCallsUntil(at: number): void;
  /** Stored before this resolves. Rejects with SystemUnavailableError. */
  noteCalls(calls: UpstreamCalls): Promise<void>;
  /** Takes one call of this time back: it never left. */
  takeBack(at: number): void;
  /** The limit that was learned to hold in place of the configured one; null while none was. */
  learnedLimit(): number | null;
  /** Null forgets it. */
  setLearnedLimit(calls: number | null): void;
  wait(): UpstreamWait | null;
  /** Null ends the wait. */
  setWait(wait: UpstreamWait | null): void;
  /** By name. */
  knownParameters(): readonly KnownParameter[];
  /** The oldest of very many give way. */
  rememberParameter(parameter: KnownParameter, now: number): void;
  /** False when it was not known. */
  forgetParameter(id: string): boolean;
}

/** The system store cannot answer now but may later: 503. The message is for the log, not for the client. */
export class SystemUnavailableError extends Error {
  override readonly name = 'SystemUnavailableError';
}

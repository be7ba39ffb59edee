import type { IncomingMessage } from 'node:http';
import type { FastifyReply } from 'fastify';
import { errors } from '../../../contract/error-messages.ts';
import { userIdHeader } from '../../../contract/route-paths.ts';
import type { DemoAccount } from '../../staff/demo-account.ts';
import { keyMayCall, sessionMayCall, type Rule } from './check-permission.ts';
import type { OriginPolicy } from './origin-policy.ts';
import type { SessionService } from '../../staff/sign-in/session-service.ts';
import type { StoredSession } from '../../staff/session-store.ts';
import type { ApiKeyStore } from '../../api-keys/api-key-store.ts';
import type { Limit, LimitDecision, LimitUsage, RateLimiter } from '../../limits/rate-limiter.ts';
import { HttpError } from '../responses/http-error.ts';

export interface AuthenticatorDeps {
  readonly keys: Pick<ApiKeyStore, 'verify'>;
  readonly limiter: RateLimiter;
  /** Null when the limit is off. */
  readonly limit: Limit | null;
  readonly sessions: Pick<SessionService, 'verify'>;
  readonly demo: Pick<DemoAccount, 'allows' | 'allowsKey'>;
  readonly originPolicy: Pick<
    OriginPolicy,
    'hasTrustedHost' | 'isCrossSiteRead' | 'isCrossSiteWrite' | 'isSubresource'
  >;
}

/** A request that was counted against a key; `at` in ms. */
interface Counted {
  readonly keyId: string;
  readonly at: number;
}

const readMethods: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

/**
 * Authenticates a request, then counts it against its key's rate limit; validation comes after. Source: contract.md.
 */
export class Authenticator {
  readonly #deps: AuthenticatorDeps;
  readonly #sessions = new WeakMap<IncomingMessage, StoredSession>();
  readonly #keyIds = new WeakMap<IncomingMessage, string>();
  readonly #counted = new WeakMap<IncomingMessage, Counted>();

  constructor(deps: AuthenticatorDeps) {
    this.#deps = deps;
  }

  /** Accepts a key within its limit, or a session. Throws an HttpError of 401, 403 or 429. */
  async authenticateKeyOrSession(request: IncomingMessage, reply: FastifyReply, rule: Rule): Promise<void> {
    if (request.headers.authorization === undefined)
      await this.#authenticateSession(request, reply, rule, errors.missingKey);
    else await this.authenticateKey(request, reply, rule);
  }

  /** Accepts a key within its limit. Throws an HttpError of 401, 403 or 429. */
  async authenticateKey(request: IncomingMessage, reply: FastifyReply, rule: Rule): Promise<void> {
    const secret = bearerToken(request.headers.authorization ?? '');
    const key = secret === null ? null : await this.#deps.keys.verify(secret);
    if (key === null || !(await this.#deps.demo.allowsKey(key))) throw unauthorized(errors.missingKey);
    this.#keyIds.set(request, key.id);
    await this.#count(request, key.id, reply);
    if (!keyMayCall(key, rule)) throw new HttpError(403, errors.forbidden);
  }

  /** Accepts a session, or anyone on a public route. Throws an HttpError of 401 or 403. */
  async authenticateSession(request: IncomingMessage, reply: FastifyReply, rule: Rule): Promise<void> {
    if (rule === 'public') {
      this.#refuseSubresource(request);
      this.#refuseCrossSite(request);
    } else await this.#authenticateSession(request, reply, rule, errors.noSession);
  }

  /** Takes back a request that the source refused for its own limit, as 429s do not count. Source: contract.md. */
  async refund(request: IncomingMessage, reply: FastifyReply): Promise<void> {
    const { limit, limiter } = this.#deps;
    const counted = this.#counted.get(request);
    if (limit === null || counted === undefined) return;
    this.#counted.delete(request);
    await limiter.giveBack(counted.keyId, counted.at);
    setRateHeaders(reply, limit, await limiter.usage(counted.keyId, Date.now()));
  }

  /** The session of an authenticated request; null with a key or on a public route. */
  sessionOf(request: IncomingMessage): StoredSession | null {
    return this.#sessions.get(request) ?? null;
  }

  /** The id of the staff member or key that an authenticated request is from; null on a public route. */
  callerOf(request: IncomingMessage): string | null {
    return this.#sessions.get(request)?.staffId ?? this.#keyIds.get(request) ?? null;
  }

  async #authenticateSession(
    request: IncomingMessage,
    reply: FastifyReply,
    rule: Rule,
    sentence: string,
  ): Promise<void> {
    const { sessions, originPolicy } = this.#deps;
    this.#refuseSubresource(request);
    const cookieHeader = originPolicy.hasTrustedHost(request) ? request.headers.cookie : undefined;
    const session = await sessions.verify(cookieHeader, Date.now());
    if (session === null || !(await this.#deps.demo.allows(session))) throw unauthorized(sentence);
    this.#refuseCrossSite(request);
    this.#sessions.set(request, session);
    reply.header(userIdHeader, session.staffId);
    if (isFromOtherUser(request, session)) throw unauthorized(errors.otherUser);
    if (!sessionMayCall(session, rule)) throw new HttpError(403, errors.forbidden);
  }

  /** Before anything else: even looking at the session would prolong it. */
  #refuseSubresource(request: IncomingMessage): void {
    if (this.#deps.originPolicy.isSubresource(request)) throw new HttpError(403, errors.forbidden);
  }

  /** A cross-site page, or one under a host name that is not ours, cannot act as our user. */
  #refuseCrossSite(request: IncomingMessage): void {
    const { originPolicy } = this.#deps;
    const isCrossSite = readMethods.has(request.method)
      ? originPolicy.isCrossSiteRead(request)
      : originPolicy.isCrossSiteWrite(request) || !originPolicy.hasTrustedHost(request);
    if (!isCrossSite) return;
    throw new HttpError(403, originPolicy.hasTrustedHost(request) ? errors.forbidden : errors.wrongAddress);
  }

  async #count(request: IncomingMessage, keyId: string, reply: FastifyReply): Promise<void> {
    const { limit, limiter } = this.#deps;
    if (limit === null) return;
    let decision: LimitDecision;
    try {
      decision = await limiter.decide(keyId, Date.now());
    } catch (error) {
      setRateHeaders(reply, limit, await limiter.usage(keyId, Date.now()));
      throw error;
    }
    setRateHeaders(reply, limit, decision);
    if (decision.accepted) {
      this.#counted.set(request, { keyId, at: decision.at });
      return;
    }
    throw new HttpError(429, errors.rateLimited(limit.requests, limit.windowSeconds), {
      'retry-after': String(decision.retryAfter),
    });
  }
}

/** A page rendered before another user signed in on its browser must not write as that user. */
function isFromOtherUser({ method, headers }: IncomingMessage, { staffId }: StoredSession): boolean {
  const userId = headers[userIdHeader];
  return !readMethods.has(method) && userId !== undefined && userId !== staffId;
}

/** On every response to a key, whatever its status. */
function setRateHeaders(reply: FastifyReply, { requests }: Limit, { remaining, resetAt }: LimitUsage): void {
  reply.header('x-ratelimit-limit', requests);
  reply.header('x-ratelimit-remaining', remaining);
  reply.header('x-ratelimit-reset', resetAt);
}

/** The token of `Authorization: Bearer <token>`, with the scheme in any case (RFC 9110); null for anything else. */
function bearerToken(authorization: string): string | null {
  return /^bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1] ?? null;
}

function unauthorized(sentence: string): HttpError {
  return new HttpError(401, sentence, { 'www-authenticate': 'Bearer' });
}

import type { IncomingMessage } from 'node:http';
import type { FastifyReply } from 'fastify';
import { errors } from '../../contract/errors.ts';
import type { LoopbackSessions } from '../access/loopback-session.ts';
import type { ApiKeyStore, Limit, LimitDecision, LimitStanding, RequestLimiter } from '../system/system-store.ts';
import { HttpProblem } from './http-problem.ts';

export interface GateParts {
  readonly keys: Pick<ApiKeyStore, 'verify'>;
  readonly limiter: RequestLimiter;
  /** Null when the limit is turned off. */
  readonly limit: Limit | null;
  readonly sessions: LoopbackSessions;
}

/** Who may ask what: authentication first, then the key's rate limit; validation comes after it. Source: contract.md. */
export class Gate {
  readonly #parts: GateParts;
  readonly #sessions = new WeakSet<IncomingMessage>();

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /** Lets in a key within its limit, or a session. Throws an HttpProblem of 401, 403 or 429. */
  async admitKeyOrSession(request: IncomingMessage, reply: FastifyReply): Promise<void> {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      this.#admitSession(request, errors.missingKey);
      return;
    }
    const secret = bearerToken(authorization);
    const key = secret === null ? null : await this.#parts.keys.verify(secret);
    if (key === null) throw unauthorized(errors.missingKey);
    await this.#count(key.id, reply);
  }

  /** Lets in a session alone. Throws an HttpProblem of 401 or 403. */
  admitSession(request: IncomingMessage): void {
    this.#admitSession(request, errors.noSession);
  }

  /** Whether a request was let in by its session. */
  isSession(request: IncomingMessage): boolean {
    return this.#sessions.has(request);
  }

  #admitSession(request: IncomingMessage, sentence: string): void {
    if (!this.#parts.sessions.verify(request, Date.now())) throw unauthorized(sentence);
    if (isFromAnotherSite(request)) throw new HttpProblem(403, errors.forbidden);
    this.#sessions.add(request);
  }

  async #count(keyId: string, reply: FastifyReply): Promise<void> {
    const { limit, limiter } = this.#parts;
    if (limit === null) return;
    let decision: LimitDecision;
    try {
      decision = await limiter.take(keyId, Date.now());
    } catch (error) {
      setRateHeaders(reply, limit, limiter.standing(keyId, Date.now()));
      throw error;
    }
    setRateHeaders(reply, limit, decision);
    if (decision.accepted) return;
    throw new HttpProblem(429, errors.rateLimited(limit.requests, limit.windowSeconds), {
      'retry-after': String(decision.retryAfter),
    });
  }
}

/** On every answer to a key, whatever becomes of its request. */
function setRateHeaders(reply: FastifyReply, { requests }: Limit, { remaining, resetAt }: LimitStanding): void {
  reply.header('x-ratelimit-limit', requests);
  reply.header('x-ratelimit-remaining', remaining);
  reply.header('x-ratelimit-reset', resetAt);
}

/** The token of `Authorization: Bearer <token>`, the scheme in any case (RFC 9110); null for anything else. */
function bearerToken(authorization: string): string | null {
  return /^bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1] ?? null;
}

function unauthorized(sentence: string): HttpProblem {
  return new HttpProblem(401, sentence, { 'www-authenticate': 'Bearer' });
}

/** A page of another origin asks in our user's name. Browsers say so; what sends neither header is no browser page. */
function isFromAnotherSite(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return origin !== undefined && origin !== `http://${host ?? ''}`;
}

import type { IncomingMessage } from 'node:http';
import { isLoopbackName } from '../../config/loopback-name.ts';
import { isLocalRequest } from './local-request.ts';

export interface OriginPolicyOptions {
  /** Where browsers reach this server, an origin; null for where it listens. */
  readonly publicUrl: string | null;
  readonly isLoopback: boolean;
}

/** The origin that is ours, and what may come from it. Source: docs/decisions/0009-access.md. */
export class OriginPolicy {
  readonly #publicUrl: URL | null;
  readonly #publicNames: readonly string[];
  readonly #isLoopback: boolean;
  #listensAt = '';

  constructor({ publicUrl, isLoopback }: OriginPolicyOptions) {
    this.#publicUrl = publicUrl === null ? null : new URL(publicUrl);
    this.#publicNames = this.#publicUrl === null ? [] : namesOf(this.#publicUrl);
    this.#isLoopback = isLoopback;
  }

  /** Browsers speak TLS to us, whoever ends it. */
  get isSecure(): boolean {
    return this.#publicUrl?.protocol === 'https:';
  }

  /** What is sent can be read on its way: no TLS is spoken of, and somebody beyond this computer is to reach us. */
  get isPlaintext(): boolean {
    if (this.isSecure) return false;
    return !this.#isLoopback || (this.#publicUrl !== null && !isLoopbackName(this.#publicUrl.hostname));
  }

  /** Only this computer reaches us, and nothing else was said. */
  get isLocal(): boolean {
    return this.#isLoopback && this.#publicUrl === null;
  }

  listenAt(url: string): void {
    this.#listensAt = url;
  }

  /** For a link that no request asks for. */
  get origin(): string {
    // Every address is none that a browser can open.
    return this.#publicUrl?.origin ?? this.#listensAt.replace(/\/\/(?:0\.0\.0\.0|\[::\])(?=:)/, '//localhost');
  }

  /** As the browser that asks knows us. */
  originFor({ headers }: IncomingMessage): string {
    return this.#publicUrl?.origin ?? `http://${headers.host ?? ''}`;
  }

  /** The same where it can be believed: a name of this computer, which the browser's cookies are kept by. */
  knownOriginFor(request: IncomingMessage): string {
    return this.isLocal && this.hasTrustedHost(request) ? this.originFor(request) : this.origin;
  }

  /** Whether a request names us as browsers should: a name that was rebound to our address does not. */
  hasTrustedHost(request: IncomingMessage): boolean {
    if (this.#publicUrl !== null) return this.#publicNames.includes(request.headers.host?.toLowerCase() ?? '');
    return this.#isLoopback ? isLocalRequest(request) : true;
  }

  /**
   * A page of another origin reads in our user's name. Browsers say so; what sends neither header is no browser page.
   */
  isCrossSiteRead(request: IncomingMessage): boolean {
    const site = request.headers['sec-fetch-site'];
    return (site !== undefined && site !== 'same-origin' && site !== 'none') || this.#hasForeignOrigin(request);
  }

  /** Only our own pages write: browsers say so by Fetch Metadata, or older ones by the Origin. */
  isCrossSiteWrite(request: IncomingMessage): boolean {
    const site = request.headers['sec-fetch-site'];
    if (this.#hasForeignOrigin(request)) return true;
    return site === undefined ? request.headers.origin === undefined : site !== 'same-origin';
  }

  #hasForeignOrigin(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    return origin !== undefined && origin !== this.originFor(request);
  }
}

/** A Host may have the port that goes without saying (RFC 9110, 4.2.3). */
function namesOf({ host, port, protocol }: URL): readonly string[] {
  return port === '' ? [host, `${host}:${protocol === 'https:' ? 443 : 80}`] : [host];
}

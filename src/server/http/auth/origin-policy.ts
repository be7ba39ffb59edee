import type { IncomingMessage } from 'node:http';
import { isLoopbackName } from '../../config/loopback-name.ts';
import { isLocalRequest } from './local-request.ts';

export interface OriginPolicyOptions {
  /** The origin at which browsers reach this server; null for where it listens. */
  readonly publicUrl: string | null;
  readonly isLoopback: boolean;
}

/** Which origin is ours, and which requests may come from where. Source: docs/decisions/0009-access.md. */
export class OriginPolicy {
  readonly #publicUrl: URL | null;
  readonly #publicHosts: readonly string[];
  readonly #isLoopback: boolean;
  #listensAt = '';

  constructor({ publicUrl, isLoopback }: OriginPolicyOptions) {
    this.#publicUrl = publicUrl === null ? null : new URL(publicUrl);
    this.#publicHosts = this.#publicUrl === null ? [] : hostsOf(this.#publicUrl);
    this.#isLoopback = isLoopback;
  }

  /** Whether browsers use TLS, here or up to a proxy. */
  get isSecure(): boolean {
    return this.#publicUrl?.protocol === 'https:';
  }

  /** Whether passwords and customers cross a network unencrypted: no TLS, and reachable beyond this computer. */
  get isPlaintext(): boolean {
    if (this.isSecure) return false;
    return !this.#isLoopback || (this.#publicUrl !== null && !isLoopbackName(this.#publicUrl.hostname));
  }

  /** Whether only this computer reaches us, with no PUBLIC_URL in front. */
  get isLocal(): boolean {
    return this.#isLoopback && this.#publicUrl === null;
  }

  listenAt(url: string): void {
    this.#listensAt = url;
  }

  /** For a link that is printed, in no response to a request. */
  get origin(): string {
    // A browser cannot open an any-address such as 0.0.0.0.
    return this.#publicUrl?.origin ?? this.#listensAt.replace(/\/\/(?:0\.0\.0\.0|\[::\])(?=:)/, '//localhost');
  }

  /** Our origin as this browser knows it. */
  originFor({ headers }: IncomingMessage): string {
    return this.#publicUrl?.origin ?? `http://${headers.host ?? ''}`;
  }

  /**
   * The same where the request can be trusted: by a name of this computer, under which the browser keeps our cookies.
   */
  knownOriginFor(request: IncomingMessage): string {
    return this.isLocal && this.hasTrustedHost(request) ? this.originFor(request) : this.origin;
  }

  /** Whether the Host is ours: a DNS name that was rebound to our address is not. */
  hasTrustedHost(request: IncomingMessage): boolean {
    if (this.#publicUrl !== null) return this.#publicHosts.includes(request.headers.host?.toLowerCase() ?? '');
    return this.#isLoopback ? isLocalRequest(request) : true;
  }

  /**
   * Whether a page of another origin reads as our user. Browsers say so; a client that sends neither header is no page.
   */
  isCrossSiteRead(request: IncomingMessage): boolean {
    const site = request.headers['sec-fetch-site'];
    return (site !== undefined && site !== 'same-origin' && site !== 'none') || this.#hasForeignOrigin(request);
  }

  /**
   * Whether a write comes from elsewhere than our own pages, which Fetch Metadata or, in older browsers, Origin shows.
   */
  isCrossSiteWrite(request: IncomingMessage): boolean {
    const site = request.headers['sec-fetch-site'];
    if (this.#hasForeignOrigin(request)) return true;
    return site === undefined ? request.headers.origin === undefined : site !== 'same-origin';
  }

  /**
   * Whether markup sends it, such as an image whose address a customer's record names, and not a script or a person.
   * Browsers say so over TLS and on this computer.
   */
  isSubresource(request: IncomingMessage): boolean {
    const destination = request.headers['sec-fetch-dest'];
    return destination !== undefined && destination !== 'empty' && destination !== 'document';
  }

  #hasForeignOrigin(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    return origin !== undefined && origin !== this.originFor(request);
  }
}

/** A Host may include the default port (RFC 9110, 4.2.3). */
function hostsOf({ host, port, protocol }: URL): readonly string[] {
  return port === '' ? [host, `${host}:${protocol === 'https:' ? 443 : 80}`] : [host];
}

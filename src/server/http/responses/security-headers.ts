import { hash } from 'node:crypto';

/**
 * On every response under /api. Set by hand rather than by helmet, which writes a page's dozen headers: JSON needs only
 * these, and they are on the hot path.
 */
export const apiHeaders: Readonly<Record<string, string>> = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/**
 * On every page, by helmet. A page may load its own scripts, styles and fonts, of what is inline only the scripts and
 * styles with these digests, and photos from anywhere over TLS. No source expression excludes our own API;
 * photo-url.ts and OriginPolicy.isSubresource do.
 */
export function pageHeaders(inline: InlineDigests) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...inline.scripts],
        styleSrc: ["'self'", ...inline.styles],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'https:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // Every response has it where there is TLS, not only pages.
    strictTransportSecurity: false,
  } as const;
}

/** The inline scripts and styles of pages, as sources of a content security policy: `'sha256-…'`. */
export interface InlineDigests {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** What is inline in pages that the build wrote. */
export function inlineDigests(pages: readonly string[]): InlineDigests {
  const digestsOf = (element: RegExp) => [
    ...new Set(
      pages.flatMap((page) =>
        [...page.matchAll(element)].map(([, text = '']) => `'sha256-${hash('sha256', text, 'base64')}'`),
      ),
    ),
  ];
  return { scripts: digestsOf(/<script>(.*?)<\/script>/gs), styles: digestsOf(/<style>(.*?)<\/style>/gs) };
}

/**
 * On every response of a route while PUBLIC_URL is https: for a year, without other hosts of the domain. Plain HTTP on
 * loopback has no use for it, and on `localhost` it would outlast the server.
 */
export const strictTransportSecurity = `max-age=${365 * 24 * 60 * 60}`;

/** On every page; helmet does not know it. */
export const permissionsPolicy = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

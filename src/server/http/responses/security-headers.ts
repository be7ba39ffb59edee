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
 * A page may load its own scripts, styles and fonts, nothing inline, and photos from anywhere over TLS. No source
 * expression excludes our own API; photo-url.ts and OriginPolicy.isSubresource do.
 */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
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
};

/** On every page, by helmet. */
export const pageHeaders = {
  contentSecurityPolicy,
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
  // Every response has it where there is TLS, not only pages.
  strictTransportSecurity: false,
} as const;

/**
 * On every response of a route while PUBLIC_URL is https: for a year, without other hosts of the domain. Plain HTTP on
 * loopback has no use for it, and on `localhost` it would outlast the server.
 */
export const strictTransportSecurity = `max-age=${365 * 24 * 60 * 60}`;

/** On every page; helmet does not know it. */
export const permissionsPolicy = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

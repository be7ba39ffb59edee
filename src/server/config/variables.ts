import { getCountries } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min';
import * as z from 'zod/mini';
import { Email, passwordLength } from '../../contract/sign-in-api.ts';
import { isLoopbackName } from './loopback-name.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/*
 * Each schema's message completes the sentence "NAME must be …." for any wrong value.
 */

const text = (message: string, holds: (value: string) => boolean) => z.string().check(z.refine(holds, message));

const visibleAscii = (least: number, most: number) =>
  text(
    `${least} to ${most} visible ASCII characters without spaces`,
    (value) => /^[\x21-\x7e]+$/.test(value) && value.length >= least && value.length <= most,
  );

const wholeNumber = (least: number, most: number) =>
  z.pipe(
    text(
      `a whole number from ${least} to ${most}`,
      (value) => /^\d{1,10}$/.test(value) && isWithin(value, least, most),
    ),
    z.transform(Number),
  );

const seconds = (most: number) =>
  z.pipe(
    text(
      `a number of seconds from 0 to ${most}`,
      (value) => /^\d{1,5}(?:\.\d{1,3})?$/.test(value) && isWithin(value, 0, most),
    ),
    z.transform(Number),
  );

const endpoint = text(
  'an https URL without credentials, query or fragment (http only for an address of this computer)',
  isEndpoint,
);

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Every environment variable, with its default. What each means is in README.md. */
export const Variables = z.object({
  HOST: z._default(
    text('an address of this computer, such as 127.0.0.1 or 0.0.0.0', (value) => /^[\w.:-]{1,253}$/.test(value)),
    '127.0.0.1',
  ),
  PORT: z._default(wholeNumber(0, 65_535), 8787),
  PUBLIC_URL: z.optional(
    text('the address browsers use, such as https://customers.example.com, without a path', isOrigin),
  ),
  DATA_DIR: z._default(
    text('the path of a directory', (value) => !value.includes('\0')),
    'data',
  ),
  DATABASE_URL: z.optional(
    text('the address of a PostgreSQL database, such as postgres://user:password@host/customers', isPostgresUrl),
  ),
  DEMO_CUSTOMERS: z._default(wholeNumber(0, 10_000_000), 20_000),
  API_KEY: z.optional(visibleAscii(16, 256)),
  RATE_LIMIT: z._default(wholeNumber(0, 1_000_000_000), 1000),
  RATE_WINDOW_SECONDS: z._default(wholeNumber(1, 2_678_400), 3600),
  ACTIVITY_DAYS: z._default(wholeNumber(1, 3650), 90),
  STAFF_EMAIL: z.optional(
    z.pipe(
      text(
        'an email address such as ada@example.com: ASCII, with a domain that has a dot',
        (value) => z.safeParse(Email, value).success,
      ),
      Email,
    ),
  ),
  STAFF_PASSWORD: z.optional(
    text(`${passwordLength.least} to ${passwordLength.most} characters`, (value) => {
      const { length } = [...value];
      return length >= passwordLength.least && length <= passwordLength.most;
    }),
  ),
  OIDC_ISSUER: z.optional(endpoint),
  OIDC_CLIENT_ID: z.optional(visibleAscii(1, 256)),
  OIDC_CLIENT_SECRET: z.optional(visibleAscii(1, 512)),
  OIDC_ALLOWED_DOMAINS: z.optional(
    text('domains separated by commas, such as example.com,example.org', (value) =>
      splitDomains(value).every((domain) => /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(domain)),
    ),
  ),
  TIQUO_API_KEY: z.optional(visibleAscii(1, 512)),
  TIQUO_BASE_URL: z._default(endpoint, 'https://api.tiquo.app/api/v1'),
  TIQUO_PARAMETERS: z.optional(z.string()),
  TIQUO_FRESH_SECONDS: z._default(seconds(86_400), 60),
  TIQUO_RATE_LIMIT: z._default(wholeNumber(1, 1_000_000), 1000),
  TIQUO_RATE_WINDOW_SECONDS: z._default(wholeNumber(1, 2_678_400), 3600),
  PHONE_COUNTRY: z.optional(z.enum(getCountries(metadata), 'a two-letter country code in capitals, such as GB')),
  CURRENCY: z.optional(text('a three-letter currency code in capitals, such as GBP', (value) => currencies.has(value))),
  LOCALE: z.optional(text('a language tag, such as en-GB', isLocale)),
  TIME_ZONE: z.optional(text('a time zone, such as Europe/London', isTimeZone)),
  LOG_LEVEL: z._default(z.enum(logLevels, `one of: ${logLevels.join(', ')}`), 'info'),
});
export type Variables = z.output<typeof Variables>;

/** The domains of OIDC_ALLOWED_DOMAINS, in lower case. */
export function parseDomains(value: string): readonly string[] {
  return splitDomains(value).map((domain) => domain.toLowerCase());
}

function splitDomains(value: string): readonly string[] {
  return value
    .split(',')
    .map((domain) => domain.trim())
    .filter((domain) => domain !== '');
}

function isWithin(value: string, least: number, most: number): boolean {
  return Number(value) >= least && Number(value) <= most;
}

function isOrigin(value: string): boolean {
  const url = parseUrl(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/';
}

function isPostgresUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^postgres(?:ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

/** A key or secret is sent there with each request, so unencrypted only to this computer. */
function isEndpoint(value: string): boolean {
  const url = parseUrl(value);
  if (url === null) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname));
}

/** Null for what is no URL, or has credentials, a query or a fragment. */
function parseUrl(value: string): URL | null {
  const url = URL.parse(value);
  return url === null || /[?#]/.test(value) || url.username !== '' || url.password !== '' ? null : url;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { StartupError } from '../errors/startup-error.ts';

describe('the configuration', () => {
  it('has the documented defaults when nothing is set', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      isLoopback: true,
      publicUrl: null,
      bootstrapAdmin: null,
      oidc: null,
      activityDays: 90,
      port: 8787,
      dataDirectory: 'data',
      databaseUrl: null,
      demoCustomers: 20_000,
      apiKey: null,
      rateLimit: 1000,
      rateWindowSeconds: 3600,
      tiquo: null,
      phoneCountry: null,
      currency: null,
      locale: null,
      timeZone: null,
      logLevel: 'info',
    });
  });

  it('reads every variable', () => {
    const config = readConfig({
      HOST: '::1',
      PORT: '9000',
      DATA_DIR: '/tmp/x',
      DEMO_CUSTOMERS: '0',
      API_KEY: 'sixteen-letters!',
      RATE_LIMIT: '0',
      RATE_WINDOW_SECONDS: '60',
      PHONE_COUNTRY: 'GB',
      CURRENCY: 'EUR',
      LOCALE: 'de-DE',
      TIME_ZONE: 'Europe/Berlin',
      LOG_LEVEL: 'silent',
      HOME: '/root',
      PUBLIC_URL: 'https://customers.example.com/',
      STAFF_EMAIL: ' Ada@Example.com',
      STAFF_PASSWORD: 'fifteen letters',
      ACTIVITY_DAYS: '7',
      OIDC_ISSUER: 'https://id.example.com/',
      OIDC_CLIENT_ID: 'customers',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_ALLOWED_DOMAINS: 'Example.com, example.org',
    });
    expect(config).toEqual({
      host: '::1',
      port: 9000,
      dataDirectory: '/tmp/x',
      databaseUrl: null,
      demoCustomers: 0,
      apiKey: 'sixteen-letters!',
      rateLimit: 0,
      rateWindowSeconds: 60,
      tiquo: null,
      phoneCountry: 'GB',
      currency: 'EUR',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      logLevel: 'silent',
      isLoopback: true,
      publicUrl: 'https://customers.example.com',
      activityDays: 7,
      bootstrapAdmin: { email: 'ada@example.com', password: 'fifteen letters' },
      oidc: {
        issuer: 'https://id.example.com',
        clientId: 'customers',
        clientSecret: 'secret',
        allowedDomains: ['example.com', 'example.org'],
      },
    });
  });

  it.each(['0.0.0.0', '::', '192.168.0.2', 'customers.example.com'])(
    'knows that HOST=%s is more than this computer',
    (HOST) => {
      expect(readConfig({ HOST })).toMatchObject({ host: HOST, isLoopback: false });
    },
  );

  it.each([
    ['STAFF_EMAIL', 'a@example.com', 'STAFF_PASSWORD'],
    ['STAFF_PASSWORD', 'fifteen letters', 'STAFF_EMAIL'],
    ['OIDC_ISSUER', 'https://id.example.com', 'OIDC_CLIENT_ID'],
  ])('refuses %s alone and names what is missing', (name, value, missing) => {
    expect(() => readConfig({ [name]: value })).toThrow(
      new StartupError(`${name} needs ${missing}: set both, or neither.`),
    );
  });

  it('counts an empty variable as not set', () => {
    expect(readConfig({ PORT: '', API_KEY: '', DATABASE_URL: '' }).port).toBe(8787);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['HOST', 'a host'],
    ['HOST', 'http://localhost'],
    ['HOST', 'a/b'],
    ['HOST', 'x'.repeat(300)],
    ['PUBLIC_URL', 'customers.example.com'],
    ['PUBLIC_URL', 'ftp://example.com'],
    ['PUBLIC_URL', 'https://example.com/customers'],
    ['PUBLIC_URL', 'https://example.com/?x'],
    ['PUBLIC_URL', 'https://me:secret@example.com'],
    ['ACTIVITY_DAYS', '0'],
    ['ACTIVITY_DAYS', '3651'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', ' 80'],
    ['DATA_DIR', 'a\0b'],
    ['DEMO_CUSTOMERS', 'many'],
    ['DEMO_CUSTOMERS', '-5'],
    ['DEMO_CUSTOMERS', '1e3'],
    ['API_KEY', 'fifteen-letters'],
    ['API_KEY', 'x'.repeat(257)],
    ['API_KEY', 'with a space in it'],
    ['API_KEY', 'sixteen-letters-é'],
    ['RATE_LIMIT', '-1'],
    ['RATE_LIMIT', 'off'],
    ['RATE_LIMIT', '1,000'],
    ['RATE_WINDOW_SECONDS', '0'],
    ['RATE_WINDOW_SECONDS', '1h'],
    ['TIQUO_API_KEY', 'with a space'],
    ['TIQUO_API_KEY', 'x'.repeat(513)],
    ['TIQUO_API_KEY', 'kéy'],
    ['TIQUO_FRESH_SECONDS', '-1'],
    ['TIQUO_FRESH_SECONDS', '86401'],
    ['TIQUO_FRESH_SECONDS', '1m'],
    ['TIQUO_RATE_LIMIT', '0'],
    ['TIQUO_RATE_LIMIT', '1,000'],
    ['TIQUO_RATE_WINDOW_SECONDS', '0'],
    ['PHONE_COUNTRY', 'gb'],
    ['PHONE_COUNTRY', 'XX'],
    ['PHONE_COUNTRY', '44'],
    ['CURRENCY', '£'],
    ['CURRENCY', 'gbp'],
    ['CURRENCY', 'ABC'],
    ['LOCALE', 'not a locale'],
    ['LOCALE', 'xx_YY'],
    ['TIME_ZONE', 'Mars/Olympus'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'customers'],
    ['DATABASE_URL', 'mysql://host/customers'],
    ['DATABASE_URL', 'postgres://host'],
  ];
  it.each(wrong)('refuses %s=%j with one sentence that names the variable', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(StartupError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must be [^\\n]+\\.$`));
  });

  it('takes DATABASE_URL with and without Tiquo', () => {
    const given = { DATABASE_URL: 'postgres://a:b@127.0.0.1/customers' };
    expect(readConfig(given).databaseUrl).toBe(given.DATABASE_URL);
    expect(readConfig({ ...given, TIQUO_API_KEY: 'key' }).databaseUrl).toBe(given.DATABASE_URL);
  });

  it.each([
    { STAFF_EMAIL: 'stranger', STAFF_PASSWORD: 'fifteen letters' },
    { STAFF_EMAIL: 'admin@localhost', STAFF_PASSWORD: 'fifteen letters' },
    { STAFF_PASSWORD: 'too short', STAFF_EMAIL: 'a@example.com' },
    { OIDC_ISSUER: 'http://id.example.com', OIDC_CLIENT_ID: 'c', OIDC_CLIENT_SECRET: 's' },
    {
      OIDC_ALLOWED_DOMAINS: '@example.com',
      OIDC_ISSUER: 'https://id.example.com',
      OIDC_CLIENT_ID: 'c',
      OIDC_CLIENT_SECRET: 's',
    },
    {
      OIDC_ALLOWED_DOMAINS: '\u{212a}elvin.test',
      OIDC_ISSUER: 'https://id.example.com',
      OIDC_CLIENT_ID: 'c',
      OIDC_CLIENT_SECRET: 's',
    },
    { STAFF_EMAIL: 'mar\u{212a}@example.com', STAFF_PASSWORD: 'fifteen letters' },
  ])('refuses the first of %j with one sentence', (variables) => {
    expect(() => readConfig(variables)).toThrow(new RegExp(`^${Object.keys(variables)[0]} must be [^\\n]+\\.$`));
  });

  it('uses Tiquo once its key is set, at its own address', () => {
    const usual = { parameters: null, freshSeconds: 60, rateLimit: 1000, rateWindowSeconds: 3600 };
    expect(readConfig({ TIQUO_API_KEY: 'k' }).tiquo).toEqual({
      apiKey: 'k',
      baseUrl: 'https://api.tiquo.app/api/v1',
      ...usual,
    });
    expect(
      readConfig({
        TIQUO_API_KEY: 'k',
        TIQUO_BASE_URL: 'http://127.0.0.1:9000/api/v1/',
        TIQUO_PARAMETERS: '[]',
        TIQUO_FRESH_SECONDS: '0.5',
        TIQUO_RATE_LIMIT: '500',
        TIQUO_RATE_WINDOW_SECONDS: '60',
      }).tiquo,
    ).toEqual({
      apiKey: 'k',
      baseUrl: 'http://127.0.0.1:9000/api/v1',
      parameters: '[]',
      freshSeconds: 0.5,
      rateLimit: 500,
      rateWindowSeconds: 60,
    });
  });

  it.each([
    'nowhere',
    'ftp://api.tiquo.app',
    'http://api.tiquo.app',
    'http://10.0.0.1',
    'http://localhost.example',
    'https://me:secret@api.tiquo.app',
    'https://api.tiquo.app/v1?key=x',
    'https://api.tiquo.app/v1?',
    'https://api.tiquo.app/#x',
    'http://127.0.0.1.example',
  ])('does not send the key to an address such as %s', (address) => {
    const read = () => readConfig({ TIQUO_API_KEY: 'k', TIQUO_BASE_URL: address });
    expect(read).toThrow(/^TIQUO_BASE_URL must be [^\n]+\.$/);
    expect(read).not.toThrow(/secret/);
  });

  it.each([
    ['TIQUO_BASE_URL', 'https://api.tiquo.app/api/v1', 'TIQUO_API_KEY'],
    ['TIQUO_PARAMETERS', '[]', 'TIQUO_API_KEY'],
    ['TIQUO_FRESH_SECONDS', '60', 'TIQUO_API_KEY'],
    ['TIQUO_RATE_LIMIT', '1000', 'TIQUO_API_KEY'],
    ['TIQUO_RATE_WINDOW_SECONDS', '3600', 'TIQUO_API_KEY'],
    ['OIDC_ALLOWED_DOMAINS', 'example.com', 'OIDC_ISSUER'],
  ])('refuses %s, which does nothing alone', (name, value, needed) => {
    expect(() => readConfig({ [name]: value })).toThrow(
      new StartupError(`${name} does nothing without ${needed}: set that too, or remove ${name}.`),
    );
    expect(readConfig({ [name]: '' })).toEqual(readConfig({}));
  });

  it('refuses an address of Tiquo without a key', () => {
    expect(() => readConfig({ TIQUO_BASE_URL: 'https://api.tiquo.app/api/v1' })).toThrow(
      /^TIQUO_BASE_URL does nothing without TIQUO_API_KEY[^\n]+\.$/,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { StartError } from './start-error.ts';

describe('the configuration', () => {
  it('has the defaults of the documentation when nothing is set', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8787,
      dataDirectory: 'data',
      demoCustomers: 20_000,
      apiKey: null,
      rateLimit: 1000,
      rateWindowSeconds: 3600,
      phoneCountry: null,
      currency: null,
      locale: null,
      timeZone: null,
      logLevel: 'info',
    });
  });

  it('reads every variable', () => {
    const config = readConfig({
      HOST: '::1', PORT: '9000', DATA_DIR: '/tmp/x', DEMO_CUSTOMERS: '0', API_KEY: 'sixteen-letters!', RATE_LIMIT: '0',
      RATE_WINDOW_SECONDS: '60', PHONE_COUNTRY: 'GB', CURRENCY: 'EUR', LOCALE: 'de-DE', TIME_ZONE: 'Europe/Berlin',
      LOG_LEVEL: 'silent', HOME: '/root',
    });
    expect(config).toEqual({
      host: '::1', port: 9000, dataDirectory: '/tmp/x', demoCustomers: 0, apiKey: 'sixteen-letters!', rateLimit: 0,
      rateWindowSeconds: 60, phoneCountry: 'GB', currency: 'EUR', locale: 'de-DE', timeZone: 'Europe/Berlin',
      logLevel: 'silent',
    });
  });

  it('counts an empty variable as not set', () => {
    expect(readConfig({ PORT: '', API_KEY: '', DATABASE_URL: '' }).port).toBe(8787);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['HOST', '0.0.0.0'], ['HOST', '192.168.0.2'], ['HOST', '::'], ['HOST', 'example.com'],
    ['PORT', 'http'], ['PORT', '-1'], ['PORT', '65536'], ['PORT', '80.5'], ['PORT', '0x50'], ['PORT', ' 80'],
    ['DATA_DIR', 'a\0b'],
    ['DEMO_CUSTOMERS', 'many'], ['DEMO_CUSTOMERS', '-5'], ['DEMO_CUSTOMERS', '1e3'],
    ['API_KEY', 'fifteen-letters'], ['API_KEY', 'x'.repeat(257)], ['API_KEY', 'with a space in it'], ['API_KEY', 'sixteen-letters-é'],
    ['RATE_LIMIT', '-1'], ['RATE_LIMIT', 'off'], ['RATE_LIMIT', '1,000'],
    ['RATE_WINDOW_SECONDS', '0'], ['RATE_WINDOW_SECONDS', '1h'],
    ['PHONE_COUNTRY', 'gb'], ['PHONE_COUNTRY', 'XX'], ['PHONE_COUNTRY', '44'],
    ['CURRENCY', '£'], ['CURRENCY', 'gbp'], ['CURRENCY', 'ABC'],
    ['LOCALE', 'not a locale'], ['LOCALE', 'xx_YY'], ['TIME_ZONE', 'Mars/Olympus'], ['LOG_LEVEL', 'loud'],
  ];
  it.each(wrong)('stops at %s=%j with one sentence that names the variable', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(StartError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must be [^\\n]+\\.$`));
  });

  it.each(['DATABASE_URL', 'TIQUO_API_KEY', 'TIQUO_BASE_URL', 'STAFF_EMAIL', 'STAFF_PASSWORD'])(
    'stops at %s, which belongs to a later version',
    (name) => {
      expect(() => readConfig({ [name]: 'anything' })).toThrow(new RegExp(`^${name} is set, but .+ not available in this version\\.$`));
    },
  );
});

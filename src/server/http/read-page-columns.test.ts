import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { routes } from '../../contract/route-paths.ts';
import { PageColumns } from '../../contract/views/page-columns.ts';
import { sendAs } from '../../testing/http/send-as.ts';
import { startTestServer, type TestServer } from '../../testing/http/test-server.ts';

const page = '<meta name="user-id" content="" /><meta name="list-columns" content="" /><p>Customers</p>';

let server: TestServer;
let webDirectory = '';
beforeAll(async () => {
  webDirectory = mkdtempSync(join(tmpdir(), 'web-app-'));
  writeFileSync(join(webDirectory, 'index.html'), page);
  writeFileSync(join(webDirectory, 'sign-in.html'), page);
  server = await startTestServer({ webDirectory });
});
afterAll(async () => {
  await server.close();
  rmSync(webDirectory, { recursive: true });
});

/** What the page that a user gets says about the columns. */
async function columnsFor(cookie: string): Promise<string> {
  const html = await (await fetch(server.url, { headers: { cookie } })).text();
  expect(html.endsWith('<p>Customers</p>')).toBe(true);
  return /name="list-columns" content="([^"]*)"/.exec(html)?.[1] ?? '';
}

const parse = (content: string) => PageColumns.parse(JSON.parse(decodeURIComponent(content)));

describe('the page', () => {
  it('has the preferences of its user, the pinned parameters and their names', async () => {
    const viewer = await server.signIn('viewer');
    const columns = [
      { id: '"><script>&amp;', isVisible: true },
      { id: 'system_language', isVisible: true, size: 120 },
    ];
    await sendAs(server, viewer, `PATCH ${routes.preferences}`, { columns });
    // The first catalogue may take longer than a page waits.
    const content = await vi.waitFor(async () => {
      const found = await columnsFor(viewer);
      expect(found).not.toBe('');
      return found;
    });
    expect(content).not.toMatch(/[<>&"]/);
    const found = parse(content);
    expect(found.preferences).toEqual({ columns, density: null });
    expect(found.pinned).toEqual([server.loyaltyTier, 'system_marketing_opt_in', 'system_sms_opt_in']);
    expect(found.parameters.map(({ name }) => name).toSorted()).toEqual([
      'Language',
      'Loyalty Tier',
      'Marketing Opt-In',
      'SMS Opt-In',
    ]);
  });

  it('has the columns of no one else, and none for someone who is not signed in', async () => {
    const administrator = await server.signIn();
    expect(parse(await columnsFor(administrator)).preferences.columns).toBeNull();
    expect(await columnsFor('')).toBe('');
  });
});

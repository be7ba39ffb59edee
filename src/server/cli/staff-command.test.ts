import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../contract/route-paths.ts';
import { withSystem } from '../../testing/http/signed-in-cookie.ts';
import { addStaffMember, post } from '../../testing/http/add-staff-member.ts';
import { startTestServer, type TestServer } from '../../testing/http/test-server.ts';
import { StartupError } from '../errors/startup-error.ts';
import { runStaffCommand } from './staff-command.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 1 });
});
afterAll(() => server.close());

async function run(...words: string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  await withSystem(server.dataDirectory, ({ staff, activity }) =>
    runStaffCommand(words, { staff, activity, origin: 'https://customers.test', print: (line) => lines.push(line) }),
  );
  return lines;
}

describe('npm run staff', () => {
  it('lists the staff, and lets a person back in who lost the password', async () => {
    expect(await run('list')).toEqual(['No one has an account yet. Restarting the server prints a setup link.']);
    const person = await addStaffMember(server, 'administrator');
    expect(await run('list')).toEqual([
      expect.stringMatching(/^person-\d+@staff\.test {2}Person \d+ {2}administrator, never seen$/),
    ]);
    const [heading, link = ''] = await run('link', person.email.toUpperCase());
    expect(heading).toMatch(/^Password reset link for Person \d+ \(one use, valid 24 hours; /);
    expect(link).toMatch(/^https:\/\/customers\.test\/link#[\w-]{43}$/);
    const password = 'a password that is remembered';
    expect((await post(server, routes.linkUse, { token: new URL(link).hash.slice(1), password })).status).toBe(200);
    expect((await post(server, routes.signIn, { email: person.email, password })).status).toBe(200);
    const noted = await withSystem(server.dataDirectory, ({ activity }) =>
      activity.page({ search: '', person: null, action: 'reset-link-made', after: null, since: 0 }, 9),
    );
    expect(noted).toMatchObject([
      { person: { id: 'command-line', name: 'Command line' }, subject: expect.stringMatching(/^Person/) },
    ]);
  });

  it('creates no link for a disabled or unknown person, nor for the demo account', async () => {
    const person = await addStaffMember(server);
    await withSystem(server.dataDirectory, ({ staff }) => staff.setDisabled(person.id, true, Date.now()));
    for (const email of [person.email, 'stranger@staff.test', 'demo@demo.invalid'])
      await expect(run('link', email)).rejects.toThrow(StartupError);
    expect((await run('list')).some((line) => line.startsWith(person.email) && line.endsWith(', disabled'))).toBe(true);
  });

  it('shows what is in a name, and does not obey it', async () => {
    const email = 'eve@staff.test';
    const name = 'Eve\u{1b}[2J\nMark \u{202e}';
    await withSystem(server.dataDirectory, ({ staff }) =>
      staff.add({ email, name, role: 'viewer', passwordHash: 'none:none' }, Date.now()),
    );
    const shown = String.raw`Eve\u{1b}[2J\u{a}Mark \u{202e}`;
    expect(await run('list')).toContain(`${email}  ${shown}  viewer, never seen`);
    expect((await run('link', email))[0]).toContain(`link for ${shown} (`);
  });

  it('finds no one by letters that only look alike', async () => {
    const email = 'mark@staff.test';
    await withSystem(server.dataDirectory, ({ staff }) =>
      staff.add({ email, name: 'Mark', role: 'viewer', passwordHash: 'none:none' }, Date.now()),
    );
    await expect(run('link', 'MAR\u{212a}@staff.test')).rejects.toThrow(/^No one on the staff/);
  });

  it.each([[], ['help'], ['link'], ['link', 'a@staff.test', 'b'], ['list', 'all']].map((words) => ({ words })))(
    'answers $words with one sentence',
    async ({ words }) => {
      await expect(run(...words)).rejects.toThrow(/^Usage/);
    },
  );
});

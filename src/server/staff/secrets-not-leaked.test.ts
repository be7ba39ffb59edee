import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { generate } from 'otplib';
import { expect, it } from 'vitest';
import { LinkMadeResponse, NewKeyResponse } from '../../contract/settings-api.ts';
import { TwoFactorSetupResponse } from '../../contract/sign-in-api.ts';
import { routes } from '../../contract/route-paths.ts';
import { sendAs, dataOf } from '../../testing/http/send-as.ts';
import type { ExactResponse } from '../../testing/http/exact-request.ts';
import { addStaffMember, cookieOf, post } from '../../testing/http/add-staff-member.ts';
import { startTestServer } from '../../testing/http/test-server.ts';

/** The tokens of a Cookie header, without their signatures. */
const tokensOf = (cookie: string): readonly string[] =>
  cookie.split('; ').map((pair) => decodeURIComponent(pair.split('=')[1] ?? '').split('.')[0] ?? '');

it('no secret of the staff is in the log, in another response, in the activity, or plain in the database', async () => {
  const server = await startTestServer({ customers: 1, environment: { LOG_LEVEL: 'trace' } });
  try {
    const answers: ExactResponse[] = [];
    const heard = async (answer: Promise<ExactResponse>): Promise<ExactResponse> => {
      answers.push(await answer);
      return answer;
    };
    const administrator = await server.signIn();
    const person = await addStaffMember(server);
    const passwords = [
      'a canary of a wrong password',
      'a canary of a new password',
      'a canary of a last password',
    ] as const;
    await heard(post(server, routes.signIn, { email: person.email, password: passwords[0] }));
    let cookie = cookieOf(await heard(post(server, routes.signIn, person)));
    const sessions = [...tokensOf(administrator), ...tokensOf(cookie)];
    await heard(
      sendAs(server, cookie, `POST ${routes.myPassword}`, { currentPassword: passwords[0], newPassword: passwords[1] }),
    );
    cookie = cookieOf(
      await heard(
        sendAs(server, cookie, `POST ${routes.myPassword}`, {
          currentPassword: person.password,
          newPassword: passwords[1],
        }),
      ),
    );
    sessions.push(...tokensOf(cookie));
    const setup = dataOf(
      await sendAs(server, cookie, `POST ${routes.myTwoFactor}`, { password: passwords[1] }),
      TwoFactorSetupResponse,
    );
    cookie = cookieOf(
      await heard(
        sendAs(server, cookie, `POST ${routes.confirmTwoFactor}`, { code: await generate({ secret: setup.secret }) }),
      ),
    );
    const challenge = cookieOf(await heard(post(server, routes.signIn, { ...person, password: passwords[1] })));
    const renewed = cookieOf(
      await heard(post(server, routes.secondFactor, { code: setup.backupCodes[0] }, { cookie: challenge })),
    );
    sessions.push(...tokensOf(cookie), ...tokensOf(renewed));
    const { key, secret: keySecret } = dataOf(
      await sendAs(server, administrator, `POST ${routes.keys}`, { name: 'Canaries', scopes: ['customers:read'] }),
      NewKeyResponse,
    );
    await server.request(routes.customers, { headers: { authorization: `Bearer ${keySecret}` } });
    const invite = dataOf(
      await sendAs(server, administrator, `POST ${routes.invites}`, { email: 'canary@staff.test', role: 'viewer' }),
      LinkMadeResponse,
    );
    const reset = dataOf(await sendAs(server, administrator, `POST ${routes.resetLink(person.id)}`), LinkMadeResponse);
    const links = [invite, reset].map(({ link }) => new URL(link).hash.slice(1));
    for (const path of [routes.staff, routes.keys, routes.activity, routes.me, routes.session])
      await heard(sendAs(server, administrator, `GET ${path}`));
    for (const path of [routes.me, routes.session]) await heard(sendAs(server, renewed, `GET ${path}`));
    await heard(post(server, routes.linkUse, { token: links[1], password: passwords[2] }));
    await heard(sendAs(server, administrator, `DELETE ${routes.key(key.id)}`));
    await heard(sendAs(server, administrator, `GET ${routes.activity}`));

    const given = [
      ...passwords,
      person.password,
      setup.secret,
      ...setup.backupCodes,
      keySecret.slice(key.hint.length),
      ...links,
    ];
    const all = [...given, ...tokensOf(challenge), ...sessions].filter((secret) => secret.length >= 8);
    expect(all.length).toBeGreaterThan(20);
    const bodies = answers.map(({ body }) => body).join('\n');
    expect(server.log()).toContain('/api/app/me/two-factor/confirm');
    const database = new DatabaseSync(join(server.dataDirectory, 'system.db'), { readOnly: true });
    const tables = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map(({ name }) => String(name));
    const rows = JSON.stringify(
      tables
        .filter((name) => name !== 'staff_session')
        .map((name) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]),
    );
    database.close();
    for (const secret of all) {
      expect({
        inLog: server.log().includes(secret),
        inAnswers: bodies.includes(secret),
        inDatabase: rows.includes(secret),
      }).toEqual({ inLog: false, inAnswers: false, inDatabase: false });
    }
    for (const secret of given) {
      expect(
        ['system.db', 'system.db-wal'].some((file) => readFileSync(join(server.dataDirectory, file)).includes(secret)),
      ).toBe(false);
    }
  } finally {
    await server.close();
  }
});

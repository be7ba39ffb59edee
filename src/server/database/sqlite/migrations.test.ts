import { hash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SignInResponse } from '../../../contract/sign-in-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { cheapHashWork } from '../../../testing/cheap-password-hashes.ts';
import { activityOf, sendAs, dataOf, summariesOf, failureOf, sessionOf } from '../../../testing/http/send-as.ts';
import { withSystem } from '../../../testing/http/signed-in-cookie.ts';
import { cookieOf, post } from '../../../testing/http/add-staff-member.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';
import { setHashWork } from '../../staff/sign-in/password-hash.ts';
import { migrations } from './migrations.ts';

/** What the version before has written, with the library that signed people in then. */
const before = {
  authSecret: 'e47c0b9a1d5ebdd226bac7fc26db8f4e48f6d6e05269564a34bcf64c7b109887',
  password: 'the password of before',
  passwordHash:
    'e71f56ad1ce30fea7ffc62a356a51146:5bb3b69efc9c2a9c03ada92ae268c21ed9219b103ecfc939be43402a3418fbf7' +
    '0d8911601400519c18ee5fd84f76d1de0aa1277aecad75df75f92bae80eefe1f',
  totpSecret: 'KN2VO42DMNVXSNJYI5MGMRBZONZXANSZKVHUEVSCLFBU22LFNZFQ',
  sealedSecret:
    '$ba$1$5871cac4ea6b2b6b12b7a839cd5e50877ffdf21b077b7bb9c964498b21e531700f52a8098b6d8f6dbd0e337be39d3c4b' +
    'c511dd7c826f7e4eca084e776ea793e5f8535d3e0ce1f6b2',
  backupCode: 'd2Cnr-dgKPq',
  sealedBackupCodes:
    '$ba$1$d299775a2daf1659980875025198f586bc3b89352ae610f9bede6e9fef1beda0c6dd9fd7f49c01ee3d0d34abd6d7dcc9f017' +
    '795228e3797eb58ed0e0e351997dfe1fe223a72b668271f70fce8bb9bd445b685b1b06792645993a0c71717d879b54b721cebd6152' +
    'cd83a58aeb4808321a8665ba3466fbe432506f958f46f0f1146dafb9e29efd8394923b650db17dd685feaa1cfa2544a521710b2db4' +
    'a5f1b62c232963cb73f9ad4fd6fcf0c0ddc9dffaed1e2e1433',
  session:
    'customers_7b23a57a.session_token=Ke6Muok5iHvGvSzx0dc6wWwPDobXRZtX.b0TNPe2WF7x5HtnWlWJZEaYwSeuQvdcHkBHzsVBZXm8%3D',
  pending: 'customers_7b23a57a.two_factor=2fa-BcYea3KUxSe8f1TRQ8kc.zRKHRIyFQS77AkK9xJBeawlFUwDySDcd8T%2FvBFjHTw8%3D',
  pendingIdentifier: 'gYGXDEjFOn1Rt5-OK0fIFAa7ctGa1kbt_FbjrP1EcoU',
  key: 'ck_a55ac7e006_XnZvH97n7L9U7d91rbd1EqcJG6xVqvrvlxWFzdRa7Po',
  invite: 'pKSMzuYOFq6OFVGneBXg38pTspDeLGbPw0cfSbvSA_A',
} as const;

const ada = { id: '5afd246e3bafb5c7c81160a6ab305404', email: 'ada@staff.test', password: before.password };
const grace = { id: 'bff828ee0ae34ff08974c7fd9939122e', email: 'grace@staff.test', password: before.password };
const eve = { id: 'e82cb2d8c6a13c63dff0169940b28a3d', email: 'eve@staff.test', password: before.password };

/** Fills a database of that version's schema, as if it had run until a minute ago. */
function writeEarlierDatabase(dataDirectory: string): void {
  const database = new DatabaseSync(join(dataDirectory, 'system.db'));
  for (const step of migrations.slice(0, 6)) database.exec(step);
  database.exec('PRAGMA user_version = 6');
  const now = Date.now() - 60_000;
  const iso = (later = 0): string => new Date(now + later).toISOString();
  const insert = (table: string, row: Record<string, string | number | Uint8Array | null>): void => {
    const names = Object.keys(row);
    const values = Object.values(row);
    database
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...values);
  };
  insert('secret', { name: 'auth', value: Buffer.from(before.authSecret, 'hex') });
  for (const [{ id, email }, role, name, disabledAt] of [
    [ada, 'administrator', 'Ada', null],
    [grace, 'viewer', 'Grace', null],
    [eve, 'viewer', 'Eve', iso()],
  ] as const) {
    const times = { createdAt: iso(), updatedAt: iso() };
    const lastSeenAt = id === ada.id ? '2026-11-29T13:43:21.515Z' : null;
    insert('staff', { id, name, email, role, emailVerified: 1, ...times, disabledAt, lastSeenAt, twoFactorEnabled: 0 });
    const account = { id: `of ${id}`, accountId: id, providerId: 'credential', userId: id };
    insert('staff_account', { ...account, password: before.passwordHash, ...times });
  }
  const ofGrace = { id: 'sso', accountId: 'subject of Grace', providerId: 'sso', userId: grace.id };
  insert('staff_account', { ...ofGrace, createdAt: iso(), updatedAt: iso() });
  insert('staff_session', {
    id: 'nKclgq7LN6fNawZrTcn45L1XrwxbuHWT',
    token: 'Ke6Muok5iHvGvSzx0dc6wWwPDobXRZtX',
    userId: ada.id,
    createdAt: iso(),
    updatedAt: iso(),
    expiresAt: iso(7 * 24 * 3_600_000),
    userAgent: '',
    ipAddress: '127.0.0.1',
  });
  const waiting = { expiresAt: iso(600_000), createdAt: iso(), updatedAt: iso() };
  insert('staff_verification', { id: 'a', identifier: before.pendingIdentifier, value: ada.id, ...waiting });
  insert('staff_verification', { id: 'b', identifier: '5gs_1wdvAQ6d5bcPbVdI', value: '0', ...waiting });
  const sealed = { secret: before.sealedSecret, backupCodes: before.sealedBackupCodes };
  insert('staff_totp', { id: 'a', userId: ada.id, ...sealed, verified: 1 });
  insert('staff_totp', { id: 'b', userId: grace.id, ...sealed, verified: 0 });
  insert('one_time_link', {
    token_hash: hash('sha256', before.invite, 'buffer'),
    id: '0680e8f8be2c57a0a96013ee39454f5b',
    purpose: 'invite',
    email: 'new@staff.test',
    role: 'viewer',
    created_by: ada.id,
    created_at: now,
    expires_at: now + 24 * 3_600_000,
  });
  insert('api_key', {
    id: 'a55ac7e006',
    name: 'Reporting',
    secret_hash: hash('sha256', before.key, 'buffer'),
    created_at: now,
    scopes: 'customers:read',
  });
  insert('accepted_request', { key_id: 'a55ac7e006', at: now });
  insert('upstream_call', { upstream: 'x', at: now, calls: 3 });
  insert('activity', {
    at: now,
    action: 'signed-in',
    person_id: ada.id,
    person_name: 'Ada',
    subject: null,
    folded: 'ada\n',
  });
  database.close();
}

describe('a database of the version before, whose sign-in was a library', () => {
  let server: TestServer;
  afterAll(() => setHashWork(cheapHashWork));
  beforeAll(async () => {
    // Its password hash is at full strength.
    setHashWork();
    const dataDirectory = mkdtempSync(join(tmpdir(), 'earlier-version-'));
    writeEarlierDatabase(dataDirectory);
    server = await startTestServer({ customers: 1, dataDirectory, environment: { RATE_LIMIT: '5' } });
  });
  afterAll(() => server.close());

  it('keeps its sessions, with their cookies', async () => {
    expect(await sessionOf(server, before.session)).toMatchObject({ id: ada.id, name: 'Ada', role: 'administrator' });
  });

  it('keeps the staff with times, roles and who is disabled, and the identities of single sign-on', async () => {
    const people = await withSystem(server.dataDirectory, ({ staff }) => staff.list());
    expect(people.map(({ name, role, isDisabled, hasTwoFactor }) => [name, role, isDisabled, hasTwoFactor])).toEqual([
      ['Ada', 'administrator', false, true],
      ['Eve', 'viewer', true, false],
      ['Grace', 'viewer', false, false],
    ]);
    const database = new DatabaseSync(join(server.dataDirectory, 'system.db'));
    expect(database.prepare('SELECT subject, staff_id FROM sso_identity').all()).toEqual([
      { subject: 'subject of Grace', staff_id: grace.id },
    ]);
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    database.close();
  });

  it('keeps passwords, and the link of an invitation', async () => {
    expect(dataOf(await post(server, routes.signIn, grace), SignInResponse).outcome).toBe('signed-in');
    expect(failureOf(await post(server, routes.signIn, { ...grace, password: 'another password' }))).toEqual([
      401,
      errors.wrongPassword,
    ]);
    expect(failureOf(await post(server, routes.signIn, eve))).toEqual([403, errors.disabledAccount]);
    expect((await post(server, routes.linkLook, { token: before.invite })).status).toBe(200);
  });

  it('lets a sign-in that waits for its code continue', async () => {
    const code = await generate({ secret: before.totpSecret });
    const answer = await post(server, routes.secondFactor, { code }, { cookie: before.pending });
    expect(dataOf(answer, SignInResponse)).toMatchObject({ outcome: 'signed-in', session: { id: ada.id } });
  });

  it('keeps two-step sign-in and its backup codes, each of which works once', async () => {
    const step = async (): Promise<string> => cookieOf(await post(server, routes.signIn, ada));
    const body = { code: before.backupCode };
    const answer = await post(server, routes.secondFactor, body, { cookie: await step() });
    expect(dataOf(answer, SignInResponse).outcome).toBe('signed-in');
    expect(failureOf(await post(server, routes.secondFactor, body, { cookie: await step() }))).toEqual([
      401,
      errors.wrongCode,
    ]);
  });

  it('keeps API keys, what was counted against them, and the activity', async () => {
    const answer = await server.request(routes.customers, { headers: { authorization: `Bearer ${before.key}` } });
    expect([answer.status, answer.headers.get('x-ratelimit-remaining')]).toEqual([200, '3']);
    expect(
      await withSystem(server.dataDirectory, (system) => system.upstream('x').requests.since(0, Infinity)),
    ).toEqual([expect.objectContaining({ subject: 'x', requests: 3 })]);
    expect(summariesOf(await activityOf(server, before.session, ada.id)).at(-1)).toBe('signed-in');
    expect((await sendAs(server, before.session, `GET ${routes.staff}`)).status).toBe(200);
  });
});

it('learns from the activity who created a key, and ends those of a demo account that has ended', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'earlier-version-'));
  const database = new DatabaseSync(join(dataDirectory, 'system.db'));
  for (const step of migrations.slice(0, 7)) database.exec(step);
  database.exec(`
    PRAGMA user_version = 7;
    INSERT INTO staff (id, name, email, role, created_at, disabled_at)
      VALUES ('d', 'Demo account', 'demo@demo.invalid', 'administrator', 1, 5),
        ('a', 'Ada', 'a@b.test', 'viewer', 1, NULL);
    INSERT INTO api_key (id, name, secret_hash, created_at) VALUES
      ('1', 'Demo', x'00', 1000), ('2', 'Real', x'00', 1000),
      ('3', 'Unknown', x'00', 1000), ('4', 'Demo', x'00', 999000);
    INSERT INTO activity (at, action, person_id, subject, folded) VALUES
      (1002, 'key-made', 'd', 'Demo', ''), (1002, 'key-made', 'a', 'Real', ''),
      (1002, 'key-revoked', 'a', 'Unknown', '');
  `);
  database.close();
  const keys = await withSystem(dataDirectory, (system) => system.keys.list());
  expect(keys.map(({ id, createdBy, revokedAt }) => [id, createdBy, revokedAt !== null])).toEqual([
    ['1', 'd', true],
    ['2', 'a', false],
    ['3', null, false],
    ['4', null, false],
  ]);
});

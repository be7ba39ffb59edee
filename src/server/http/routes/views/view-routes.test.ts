import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DoneResponse } from '../../../../contract/envelope.ts';
import { errors } from '../../../../contract/error-messages.ts';
import { routes } from '../../../../contract/route-paths.ts';
import {
  maxViews,
  ViewResponse,
  ViewsResponse,
  type SavedView,
  type ViewContent,
} from '../../../../contract/views/saved-views.ts';
import { activityOf, dataOf, failureOf, sendAs, sessionOf, summariesOf } from '../../../../testing/http/send-as.ts';
import { withSystemDatabase } from '../../../../testing/http/signed-in-cookie.ts';
import { startTestServer, type TestServer } from '../../../../testing/http/test-server.ts';

let server: TestServer;
let administrator = '';
let ada = '';
let grace = '';
beforeAll(async () => {
  server = await startTestServer({ customers: 1 });
  administrator = await server.signIn();
  ada = await server.signIn('viewer');
  grace = await server.signIn('viewer');
});
afterAll(() => server.close());

const content: ViewContent = {
  filters: { conditions: ['system_sms_opt_in:is:true'], status: 'active', search: 'Murphy' },
  sort: '-lifetimeValue',
  columns: [{ id: 'contact', isVisible: true, size: 270 }],
  density: 'compact',
};
let count = 0;
const column = (id: string) => ({ id, isVisible: true });
const newView = (visibility: SavedView['visibility'] = 'private') => ({
  name: `View ${(count += 1)}`,
  visibility,
  content,
});
const send = (cookie: string, what: string, body?: unknown) => sendAs(server, cookie, what, body);
const create = async (cookie: string, view: object = newView()) =>
  dataOf(await send(cookie, `POST ${routes.views}`, view), ViewResponse);
const list = async (cookie: string) => dataOf(await send(cookie, `GET ${routes.views}`), ViewsResponse).views;
const find = async (cookie: string, id: string) => (await list(cookie)).find((view) => view.id === id);
const change = (cookie: string, { id, updatedAt }: SavedView, body: object) =>
  send(cookie, `PATCH ${routes.view(id)}`, { updatedAt, ...body });
const remove = (cookie: string, { id }: SavedView) => send(cookie, `DELETE ${routes.view(id)}`);

describe('a private view', () => {
  it('is kept with what it holds', async () => {
    const body = newView();
    const view = await create(ada, { ...body, name: `  ${body.name} ` });
    const { id, name } = await sessionOf(server, ada);
    expect(view).toMatchObject({ ...body, owner: { id, name }, canChange: true });
    expect(await find(ada, view.id)).toEqual(view);
  });

  it('does not exist for anyone else, administrators included', async () => {
    const view = await create(ada);
    for (const other of [grace, administrator]) {
      expect(await find(other, view.id)).toBeUndefined();
      expect(failureOf(await change(other, view, { name: 'Mine' }))).toEqual([404, errors.noSuchView]);
      expect(failureOf(await remove(other, view))).toEqual([404, errors.noSuchView]);
    }
    expect(await find(ada, view.id)).toEqual(view);
  });

  it('is changed, shared and deleted by its owner', async () => {
    const view = await create(ada);
    const renamed = dataOf(await change(ada, view, { name: 'Renamed', content: {} }), ViewResponse);
    expect(renamed).toMatchObject({ name: 'Renamed', content: {}, visibility: 'private' });
    const shared = dataOf(await change(ada, renamed, { visibility: 'everyone' }), ViewResponse);
    expect(await find(grace, view.id)).toEqual({ ...shared, canChange: false });
    expect(dataOf(await remove(ada, shared), DoneResponse)).toEqual({});
    expect(await find(ada, view.id)).toBeUndefined();
    expect(failureOf(await remove(ada, shared))).toEqual([404, errors.noSuchView]);
  });
});

describe('a view for everyone', () => {
  it('is seen by all, and changed by its creator or an administrator', async () => {
    const view = await create(ada, newView('everyone'));
    expect(await find(grace, view.id)).toEqual({ ...view, canChange: false });
    expect(await find(administrator, view.id)).toEqual(view);
    expect(failureOf(await change(grace, view, { name: 'Mine' }))).toEqual([403, errors.viewOfOthers]);
    expect(failureOf(await remove(grace, view))).toEqual([403, errors.viewOfOthers]);
    const changed = dataOf(await change(administrator, view, { name: 'Ours' }), ViewResponse);
    expect(changed).toMatchObject({ name: 'Ours', owner: view.owner });
    expect(failureOf(await change(administrator, changed, { visibility: 'private' }))).toEqual([
      403,
      errors.viewMadePrivate,
    ]);
    await remove(administrator, changed);
    expect(await find(ada, view.id)).toBeUndefined();
  });

  it('stays when the account of its creator is deleted, without a name', async () => {
    const leaver = await server.signIn('viewer');
    const { id } = await sessionOf(server, leaver);
    const [view, theirs] = [await create(leaver, newView('everyone')), await create(leaver)];
    withSystemDatabase(server.dataDirectory, (database) => database.prepare('DELETE FROM staff WHERE id = ?').run(id));
    expect(await find(administrator, view.id)).toEqual({ ...view, owner: null });
    expect(failureOf(await remove(administrator, theirs))).toEqual([404, errors.noSuchView]);
    expect(failureOf(await change(grace, view, { name: 'x' }))).toEqual([403, errors.viewOfOthers]);
    expect((await remove(administrator, view)).status).toBe(200);
  });
});

describe('two at once', () => {
  it('change a view once: the other is told, and nothing is lost', async () => {
    const view = await create(ada, newView('everyone'));
    const responses = await Promise.all([
      change(ada, view, { content: { sort: 'name' } }),
      change(administrator, view, { content: { density: 'compact' } }),
    ]);
    const [won, lost] = responses.toSorted((a, b) => a.status - b.status);
    if (won === undefined || lost === undefined) throw new Error('there are two');
    expect(failureOf(lost)).toEqual([409, errors.viewOutdated]);
    expect(await find(ada, view.id)).toEqual(dataOf(won, ViewResponse));
  });

  it('change and delete a view: it is gone, and the change says so', async () => {
    const view = await create(ada);
    const [removed, changed] = await Promise.all([remove(ada, view), change(ada, view, { name: 'Late' })]);
    expect(removed.status).toBe(200);
    // Either may come first; a change that does is deleted with the view.
    expect([200, 404]).toContain(changed.status);
    expect(failureOf(await change(ada, view, { name: 'Later' }))).toEqual([404, errors.noSuchView]);
    expect(await find(ada, view.id)).toBeUndefined();
  });

  it('give a name to one view', async () => {
    const body = newView();
    const responses = await Promise.all([1, 2, 3].map(() => send(ada, `POST ${routes.views}`, body)));
    expect(responses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });
});

describe('a view is refused', () => {
  it.each(['hannah@example.com', 'hann@', '+44 7700', '07700 900123', 'Murphy 07700 900123'])(
    'with the personal search %j, which is nowhere in the database',
    async (search) => {
      const personal = { ...content, filters: { conditions: [], search } };
      const body = { ...newView(), content: personal };
      expect(failureOf(await send(ada, `POST ${routes.views}`, body))).toEqual([400, errors.personalSearch]);
      const view = await create(ada);
      expect(failureOf(await change(ada, view, { content: personal }))).toEqual([400, errors.personalSearch]);
      expect(await find(ada, view.id)).toEqual(view);
    },
  );

  it('when its name is taken, also by a change', async () => {
    const [one, other] = [await create(ada), await create(ada, newView('everyone'))];
    const again = { ...newView(), name: one.name.toUpperCase() };
    expect(failureOf(await send(ada, `POST ${routes.views}`, again))).toEqual([409, errors.viewNameTaken]);
    expect(failureOf(await change(ada, other, { name: one.name }))).toEqual([409, errors.viewNameTaken]);
    expect(failureOf(await change(administrator, other, { name: one.name }))).toEqual([
      409,
      errors.viewNameTakenByOwner,
    ]);
    await create(grace, again);
  });

  it('when there are a hundred', async () => {
    const collector = await server.signIn('viewer');
    for (let index = 0; index < maxViews; index += 1) await create(collector);
    expect(failureOf(await send(collector, `POST ${routes.views}`, newView()))).toEqual([
      409,
      errors.tooManyViews(maxViews),
    ]);
  });

  it.each([
    [{ name: ' ' }, errors.body('name')],
    [{ name: 'x'.repeat(81) }, errors.body('name')],
    [{ name: 'a\u0007' }, errors.body('name')],
    [{ visibility: 'team' }, errors.body('visibility')],
    [{ content: { sort: 'a b' } }, errors.body('content')],
    [{ content: { group: 'tier' } }, errors.body('content')],
    [{ content: { density: 'cosy' } }, errors.body('content')],
    [{ content: { columns: [column('tier'), column('tier')] } }, errors.body('content')],
    [{ content: { columns: [{ ...column('tier'), size: 19 }] } }, errors.body('content')],
    [{ content: { columns: Array.from({ length: 101 }, (_, at) => column(`p${at}`)) } }, errors.body('content')],
    [{ owner: 'me' }, errors.malformedBody],
  ])('with %j', async (wrong, sentence) => {
    const body = { ...newView(), ...wrong };
    expect(failureOf(await send(ada, `POST ${routes.views}`, body))).toEqual([400, sentence]);
    expect(failureOf(await change(ada, await create(ada), wrong))).toEqual([400, sentence]);
  });

  it('when a change has no version or changes nothing', async () => {
    const view = await create(ada);
    const path = `PATCH ${routes.view(view.id)}`;
    expect(failureOf(await send(ada, path, { name: 'x' }))).toEqual([400, errors.body('updatedAt')]);
    expect(failureOf(await change(ada, view, {}))).toEqual([400, errors.malformedBody]);
  });
});

it('takes the largest view there can be', async () => {
  const conditions = Array.from({ length: 10 }, () => `tier:is:${'漢'.repeat(992)}`);
  const columns = Array.from({ length: 100 }, (_, index) => ({
    id: `${'漢'.repeat(80)}${index}`,
    isVisible: true,
    size: 2000,
  }));
  const body = { ...newView(), content: { ...content, filters: { conditions }, columns } };
  const view = await create(ada, body);
  expect(view.content).toEqual(body.content);
});

it('is recorded when views are created, shared, changed and deleted, by name', async () => {
  const author = await server.signIn('viewer');
  const first = await create(author, { name: 'Gold', visibility: 'everyone', content });
  const renamed = dataOf(await change(author, first, { name: 'Gold members' }), ViewResponse);
  await change(author, renamed, { content: {} });
  await remove(author, first);
  const second = await create(author, { name: 'Mine', visibility: 'private', content });
  const shared = dataOf(await change(author, second, { visibility: 'everyone' }), ViewResponse);
  await change(author, shared, { visibility: 'private' });
  const { id } = await sessionOf(server, author);
  const entries = await activityOf(server, administrator, id);
  expect(summariesOf(entries).toReversed()).toEqual([
    'view-created Gold',
    'view-shared Gold',
    'view-changed Gold, now Gold members',
    'view-changed Gold members',
    'view-deleted Gold members',
    'view-created Mine',
    'view-shared Mine',
    'view-changed Mine',
  ]);
  expect(JSON.stringify(entries)).not.toContain('Murphy');
});

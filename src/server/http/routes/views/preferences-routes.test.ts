import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errors } from '../../../../contract/error-messages.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { PreferencesResponse } from '../../../../contract/views/column-layout.ts';
import { dataOf, failureOf, sendAs } from '../../../../testing/http/send-as.ts';
import { startTestServer, type TestServer } from '../../../../testing/http/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 1 });
});
afterAll(() => server.close());

const columns = [
  { id: 'status', isVisible: false },
  { id: 'contact', isVisible: true, size: 300 },
];
const read = async (cookie: string) =>
  dataOf(await sendAs(server, cookie, `GET ${routes.preferences}`), PreferencesResponse);
const change = (cookie: string, body: unknown) => sendAs(server, cookie, `PATCH ${routes.preferences}`, body);

describe('preferences', () => {
  it('are each person’s own, and stay over restarts', async () => {
    const [viewer, administrator] = [await server.signIn('viewer'), await server.signIn()];
    expect(await read(viewer)).toEqual({ columns: null, density: null });
    expect(dataOf(await change(viewer, { columns }), PreferencesResponse)).toEqual({ columns, density: null });
    await change(viewer, { density: 'compact' });
    expect(await read(administrator)).toEqual({ columns: null, density: null });
    await server.restart();
    expect(await read(viewer)).toEqual({ columns, density: 'compact' });
    expect(dataOf(await change(viewer, { columns: null }), PreferencesResponse)).toEqual({
      columns: null,
      density: 'compact',
    });
  });

  it('are not overwritten by a page that has not seen the latest columns', async () => {
    const viewer = await server.signIn('viewer');
    const [first, second] = [columns, [{ id: 'contact', isVisible: false }]];
    await change(viewer, { columns: first, columnsBefore: null });
    expect(failureOf(await change(viewer, { columns: second, columnsBefore: null }))).toEqual([
      409,
      errors.columnsOutdated,
    ]);
    expect((await read(viewer)).columns).toEqual(first);
    const reordered = first.map(({ id, ...rest }) => ({ ...rest, id }));
    expect(dataOf(await change(viewer, { columns: second, columnsBefore: reordered }), PreferencesResponse)).toEqual({
      columns: second,
      density: null,
    });
  });

  it.each([
    [{ density: 'cosy' }, errors.body('density')],
    [{ columns: [{ id: 'status' }] }, errors.body('columns')],
    [{ columns: [{ id: 'status', isVisible: true, colour: 'red' }] }, errors.body('columns')],
    [{ columns: Array.from({ length: 101 }, (_, id) => ({ id: `${id}`, isVisible: true })) }, errors.body('columns')],
    [{ theme: 'dark' }, errors.malformedBody],
    [[], errors.malformedBody],
  ])('are not changed by %j', async (body, sentence) => {
    const viewer = await server.signIn('viewer');
    expect(failureOf(await change(viewer, body))).toEqual([400, sentence]);
    expect(await read(viewer)).toEqual({ columns: null, density: null });
  });
});

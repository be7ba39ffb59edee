import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errors } from '../../../../contract/error-messages.ts';
import { ParametersResponse, type Parameter } from '../../../../contract/list/list-metadata.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { PinnedParametersResponse } from '../../../../contract/views/pinned-parameters.ts';
import { activityOf, dataOf, failureOf, sendAs, sessionOf, summariesOf } from '../../../../testing/http/send-as.ts';
import { pinnedByDefault } from './pinned-parameters-routes.ts';
import { startTestServer, type TestServer } from '../../../../testing/http/test-server.ts';

let server: TestServer;
let administrator = '';
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signIn();
});
afterAll(() => server.close());

const optIns = ['system_marketing_opt_in', 'system_sms_opt_in'];
const read = async (cookie = administrator) =>
  dataOf(await sendAs(server, cookie, `GET ${routes.pinnedParameters}`), PinnedParametersResponse).parameterIds;
const pin = (parameterIds: readonly string[], cookie = administrator) =>
  sendAs(server, cookie, `PUT ${routes.pinnedParameters}`, { parameterIds });

describe('pinned parameters', () => {
  it('are the most used select and the opt-ins until an administrator chooses', async () => {
    const viewer = await server.signIn('viewer');
    expect(await read(viewer)).toEqual([server.loyaltyTier, ...optIns]);
    expect(failureOf(await pin([], viewer))).toEqual([403, errors.forbidden]);
    expect(dataOf(await pin(['system_language', server.loyaltyTier]), PinnedParametersResponse)).toEqual({
      parameterIds: ['system_language', server.loyaltyTier],
    });
    expect(await read(viewer)).toEqual(['system_language', server.loyaltyTier]);
    await pin([]);
    expect(await read(viewer)).toEqual([]);
  });

  it('are at most five, each once, and defined', async () => {
    await pin(['system_source']);
    const parameters = dataOf(await sendAs(server, administrator, `GET ${routes.parameters}`), ParametersResponse);
    const ids = parameters.parameters.map(({ id }) => id);
    expect(failureOf(await pin(ids.slice(0, 6)))).toEqual([400, errors.body('parameterIds')]);
    expect(failureOf(await pin(['system_source', 'system_source']))).toEqual([400, errors.body('parameterIds')]);
    expect(failureOf(await pin(['system_source', 'gone']))).toEqual([400, errors.unknownParameter('gone')]);
    expect(await read()).toEqual(['system_source']);
    expect((await pin(ids.slice(0, 5))).status).toBe(200);
    expect(await read()).toEqual(ids.slice(0, 5));
  });

  it('leave out one that was removed', async () => {
    await pin([server.loyaltyTier, 'system_source']);
    await sendAs(server, administrator, `DELETE ${routes.parameter(server.loyaltyTier)}`);
    expect(await read()).toEqual(['system_source']);
  });

  it('are recorded by name', async () => {
    const other = await server.signIn();
    await pin(['system_language', 'system_source'], other);
    await pin([], other);
    const { id } = await sessionOf(server, other);
    expect(summariesOf(await activityOf(server, administrator, id))).toEqual([
      'parameters-pinned none',
      'parameters-pinned Language, Source',
    ]);
  });
});

describe('by default, of several selects of the organisation', () => {
  const parameter = (id: string, customers: number | null, rest: Partial<Parameter> = {}): Parameter => ({
    id,
    name: id,
    type: 'select',
    system: false,
    customers,
    options: [],
    optionsComplete: true,
    removable: false,
    ...rest,
  });

  it.each<[what: string, parameters: readonly Parameter[], expected: readonly string[]]>([
    ['the most used', [parameter('a', 5), parameter('b', 9), parameter('c', 7)], ['b', ...optIns]],
    ['the first where no one knows', [parameter('a', null), parameter('b', null)], ['a', ...optIns]],
    [
      'none of the system or of another type',
      [parameter('system_source', 99, { system: true }), parameter('text', 99, { type: 'text' })],
      optIns,
    ],
  ])('it is %s', (_, parameters, expected) => {
    expect(pinnedByDefault(parameters)).toEqual(expected);
  });
});

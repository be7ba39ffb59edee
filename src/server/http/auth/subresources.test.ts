import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { sendAs } from '../../../testing/http/send-as.ts';
import { sendExactly } from '../../../testing/http/exact-request.ts';
import { startTestServer, testKey, type TestServer } from '../../../testing/http/test-server.ts';

const search = `${routes.customers}?search=planted`;

/** Every GET that takes a session, and one that is unknown. */
const reads = [
  search,
  routes.customer('CUST-000001'),
  routes.session,
  routes.capabilities,
  routes.parameters,
  routes.summary,
  routes.signIn,
  routes.activity,
  routes.keys,
  routes.staff,
  routes.me,
  '/api/app/unknown',
  '/api/v1/unknown',
];

const known =
  'image audio video track font style script json manifest report xslt iframe frame fencedframe object embed worker ' +
  'sharedworker serviceworker audioworklet';
const destinations = [...known.split(' '), '', 'Image', 'empty, image', 'document;x=1', 'unheard-of'];

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await startTestServer({ customers: 1 });
  cookie = await server.signIn();
});
afterAll(() => server.close());

async function statusOf(path: string, headers: Readonly<Record<string, string>>, method = 'GET'): Promise<number> {
  return (await sendExactly(server.port, path, { method, headers: { 'sec-fetch-site': 'same-origin', ...headers } }))
    .status;
}

describe('a request by markup of a page, such as the photo of a customer', () => {
  it.each(destinations)('does nothing as the user when its destination is "%s"', async (destination) => {
    const headers = { cookie, 'sec-fetch-dest': destination };
    for (const path of reads) {
      expect([path, await statusOf(path, headers)]).toEqual([path, 403]);
      expect([path, await statusOf(path, headers, 'HEAD')]).toEqual([path, 403]);
    }
    expect((await sendAs(server, cookie, `GET ${routes.activity}`)).body).not.toMatch(/planted|CUST-000001/);
  });

  it('says that it is not allowed', async () => {
    const { body } = await sendExactly(server.port, search, { headers: { cookie, 'sec-fetch-dest': 'image' } });
    expect(JSON.parse(body)).toMatchObject({ success: false, error: errors.forbidden });
  });
});

it.each(['empty', 'document'])('a request of a script or a person is answered: "%s"', async (destination) => {
  for (const path of reads.slice(0, -2))
    expect([path, await statusOf(path, { cookie, 'sec-fetch-dest': destination })]).toEqual([path, 200]);
});

it('a request with a key is answered, whatever its destination', async () => {
  const headers = { authorization: `Bearer ${testKey}`, 'sec-fetch-dest': 'image' };
  expect(await statusOf(search, headers)).toBe(200);
});

import { expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../../contract/envelope.ts';
import { errors } from '../../../contract/error-messages.ts';
import { quotaHeader, routes } from '../../../contract/route-paths.ts';
import { startServerWithVendor } from '../../../testing/tiquo/server-with-vendor.ts';

it('keeps most of Tiquo’s requests from one viewer or key who asks for everything', { timeout: 60_000 }, async () => {
  const pair = await startServerWithVendor({ vendor: { customers: 5 }, environment: { LOG_LEVEL: 'silent' } });
  onTestFinished(() => pair.close());
  const [greedy, colleague] = [await pair.product.signIn('viewer'), await pair.product.signIn('viewer')];
  const send = (path: string, headers: Record<string, string>): Promise<Response> =>
    fetch(`${pair.product.url}${path}`, { headers });
  const responses = await Promise.all(
    Array.from({ length: 400 }, (_, index) =>
      index % 2 === 0
        ? send(`${routes.customers}?search=name${index}`, { cookie: greedy })
        : send(routes.customer(`CUST-9${index}`), { cookie: greedy }),
    ),
  );
  const refused = responses.filter(({ status }) => status === 429);
  expect(refused.length).toBe(400 - 245);
  expect(pair.proxy.requestCount()).toBeLessThanOrEqual(250);
  const [first] = refused;
  expect(Failure.parse(await first?.json()).error).toMatch(/^Your share of requests to Tiquo is used up: /);
  expect(Number(first?.headers.get('retry-after'))).toBeGreaterThan(3000);
  expect(JSON.parse(first?.headers.get(quotaHeader) ?? '')).toMatchObject({ listsWaitSeconds: expect.any(Number) });
  expect(errors.shareUsed(245, 3600)).toBe(`Your share of requests to Tiquo is used up: 245 per hour.`);
  const others = [{ cookie: colleague }, { authorization: 'Bearer a-key-for-tests-only' }];
  for (const headers of others) expect((await send(`${routes.customers}?search=last`, headers)).status).toBe(200);
});

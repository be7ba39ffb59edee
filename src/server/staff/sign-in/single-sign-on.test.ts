import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openStaffServices } from '../../../testing/http/staff-services.ts';
import { SingleSignOn } from './single-sign-on.ts';

/** Single sign-on with a provider that answers every request with 503, and how many there were. */
async function openWithFailingProvider() {
  let requests = 0;
  const provider = createServer((_request, response) => {
    requests += 1;
    response.writeHead(503).end();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void provider.close());
  await once(provider, 'listening');
  const address = provider.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const { staff, sessions, cookie } = await openStaffServices();
  const sso = new SingleSignOn(
    { issuer, clientId: 'customers', clientSecret: 'secret', allowedDomains: [] },
    { credentials: staff.credentials, sessions, cookie, secret: 'secret', warn: () => {} },
  );
  return { sso, requests: () => requests };
}

const origin = 'http://localhost:3000';

it('asks a provider once for all who wait for it, and again some seconds after that failed', async () => {
  const { sso, requests } = await openWithFailingProvider();
  const starts = await Promise.allSettled(Array.from({ length: 5 }, () => sso.start('/customers', origin)));
  expect(starts.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'));
  expect(requests()).toBe(1);
  const refused = { code: 'sso-unreachable', retryAfterSeconds: 10 };
  for (let start = 0; start < 20; start += 1)
    await expect(sso.start('/customers', origin)).rejects.toMatchObject(refused);
  expect(requests()).toBe(1);
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 10_000);
  onTestFinished(() => void vi.restoreAllMocks());
  await expect(sso.start('/customers', origin)).rejects.toMatchObject(refused);
  expect(requests()).toBe(2);
});

it('asks a provider nothing for a browser that was not sent there', async () => {
  const { sso, requests } = await openWithFailingProvider();
  const request = { cookieHeader: undefined, origin: { userAgent: null, address: null } };
  const { location, session } = await sso.finish('/api/app/sso/callback?code=x&state=x', origin, request);
  expect([location, session, requests()]).toEqual(['/sign-in?error=sso_failed', null, 0]);
});

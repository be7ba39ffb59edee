import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import type { RequestListener } from 'node:http';
import { parseResponses, sendRaw } from '../../../testing/http/raw-http.ts';
import { createHttpServer } from './http-server.ts';

async function listen(listener: RequestListener): Promise<number> {
  const server = createHttpServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

const ahead = (requests: number): string => 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(requests);

it('starts a request once those before it on its connection have their response', async () => {
  let underWay = 0;
  let most = 0;
  const port = await listen((_request, response) => {
    most = Math.max(most, (underWay += 1));
    setImmediate(() => {
      underWay -= 1;
      response.writeHead(200, { 'content-length': 0 }).end();
    });
  });
  const answers = parseResponses(await sendRaw(port, ahead(200)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 200 }, () => 200));
  expect(most).toBe(1);
});

it('gives another connection its turn between two of them', async () => {
  const begun: string[] = [];
  const port = await listen((request, response) => {
    begun.push(request.url ?? '');
    if (begun.length === 1) void sendRaw(port, 'GET /other HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    response.writeHead(200, { 'content-length': 0 }).end();
  });
  await sendRaw(port, ahead(200));
  expect(begun).toHaveLength(201);
  expect(begun.at(-1)).toBe('/');
});

it('disconnects a client that pipelines too many requests, and starts none of them', async () => {
  let begun = 0;
  const port = await listen(() => {
    begun += 1;
  });
  expect(await sendRaw(port, ahead(300))).toBe('');
  expect(begun).toBe(1);
});

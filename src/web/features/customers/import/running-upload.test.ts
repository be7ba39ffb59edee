import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CustomerImport } from '../../../../contract/import/customer-import.ts';
import { cancelUpload, runningUpload, startUpload } from './running-upload.ts';
import { shownImport } from './shown-import.ts';

const timestamp = '2026-12-01T00:00:00.000Z';
const stateOf = (state: 'uploading' | 'importing'): CustomerImport => ({
  id: 'one',
  state,
  fileName: 'c.csv',
  bytes: 6,
  received: 0,
  progress: null,
  summary: null,
  error: null,
  question: null,
});

const client = new QueryClient();
const start = (name: string) => startUpload(client, new File(['Email\n'], name), String);

/** Every request, and the one that waits for `isReleased`. */
const requests: string[] = [];
let isReleased = Promise.withResolvers<void>();
let held = '';

beforeEach(() => {
  requests.length = 0;
  isReleased = Promise.withResolvers();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', signal }: RequestInit) => {
    requests.push(method);
    if (method === held) await isReleased.promise;
    signal?.throwIfAborted();
    const state = path.includes('/parts/') ? 'importing' : 'uploading';
    return Response.json({ success: true, data: { import: stateOf(state) }, timestamp });
  });
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

it.each(['POST', 'PUT'])(
  'a cancelled %s leaves nothing on the server, before the next file is sent',
  async (method) => {
    held = method;
    start('first.csv');
    await expect.poll(() => requests.at(-1)).toBe(method);
    cancelUpload();
    expect(runningUpload.get()).toBeNull();
    held = '';
    start('second.csv');
    isReleased.resolve();
    await expect.poll(() => shownImport.get()?.file?.name).toBe('second.csv');
    const first = method === 'POST' ? ['POST', 'DELETE'] : ['POST', 'PUT', 'DELETE'];
    expect(requests.filter((sent) => sent !== 'GET')).toEqual([...first, 'POST', 'PUT']);
    shownImport.set(null);
  },
);

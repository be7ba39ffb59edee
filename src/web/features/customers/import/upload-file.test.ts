import { afterEach, describe, expect, it, vi } from 'vitest';
import { mostPartBytes, type CustomerImport } from '../../../../contract/import/customer-import.ts';
import { BadRequestError } from '../../../lib/api/api-errors.ts';
import { noAnswers, UnreadableFileError, uploadFile } from './upload-file.ts';

const content = Array.from({ length: 90_000 }, (_, at) => `p${at}@example.org\n`).join('');
const file = new File([content], 'c.csv');

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A server that keeps what arrives; `fault` may answer for it, before or after it has kept a part. */
function stubServer(fault: (call: number, keep: () => void) => Response | Error | null) {
  const parts: Uint8Array[] = [];
  const received = () => parts.reduce((sum, { length }) => sum + length, 0);
  let calls = 0;
  const respond = async (path: string, { method, body }: RequestInit): Promise<Response> => {
    const keep = () => {
      const isNext = path.endsWith(`?from=${received()}`);
      if (method === 'PUT' && isNext && body instanceof ArrayBuffer) parts.push(new Uint8Array(body));
    };
    calls += 1;
    const failure = fault(calls, keep);
    if (failure instanceof Error) throw failure;
    if (failure !== null) return failure;
    keep();
    return Response.json({ success: true, data: { import: stateOf(received()) }, timestamp: now });
  };
  vi.stubGlobal('fetch', respond);
  return { text: () => Buffer.concat(parts).toString(), parts };
}

const now = '2026-12-01T00:00:00.000Z';
const stateOf = (received: number): CustomerImport => ({
  id: 'one',
  state: received < content.length ? 'uploading' : 'importing',
  fileName: 'c.csv',
  bytes: content.length,
  received,
  progress: null,
  summary: null,
  error: null,
  question: null,
});
const refusal = (status: number, error: string) => Response.json({ success: false, error, timestamp: now }, { status });

const upload = (sent = file) => uploadFile(sent, noAnswers, () => {}, new AbortController().signal);

describe('uploading a file', () => {
  it('sends all of it in parts that proxies let through', async () => {
    const server = stubServer(() => null);
    expect(await upload()).toMatchObject({ state: 'importing' });
    expect(server.text()).toBe(content);
    expect(server.parts.length).toBeGreaterThan(1);
    expect(Math.max(...server.parts.map(({ length }) => length))).toBeLessThanOrEqual(mostPartBytes);
  });

  it('goes on after a lost connection and a lost response, and leaves out and repeats nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 500 });
    const server = stubServer((call, keep) => {
      if (call === 2) return new TypeError('reset');
      if (call !== 4) return null;
      keep();
      return new Response('a proxy’s page', { status: 502 });
    });
    await upload();
    expect(server.text()).toBe(content);
  });

  it('ends with the sentence of a server that refuses it', async () => {
    stubServer(() => refusal(400, 'The file is empty'));
    await expect(upload()).rejects.toThrow(new BadRequestError('The file is empty'));
  });

  it('sends nothing of a folder, or of a file that is gone', async () => {
    const server = stubServer(() => expect.fail('sent'));
    const gone = new File(['x'], 'c.csv');
    gone.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error('NotReadableError')) });
    await expect(upload(gone)).rejects.toBeInstanceOf(UnreadableFileError);
    expect(server.parts).toEqual([]);
  });
});

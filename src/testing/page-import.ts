import * as z from 'zod';
import {
  CustomerImportResponse,
  mostPartBytes,
  type CustomerImport,
  type NewImportBody,
} from '../contract/import/customer-import.ts';
import { Failure } from '../contract/envelope.ts';
import { importPaths } from '../contract/import/import-paths.ts';
import { fromOwnPage } from './http/signed-in-cookie.ts';

/** What a page answers about a file; by default nothing. */
export type ImportAnswers = Partial<Pick<NewImportBody, 'encoding' | 'decimal' | 'dates'>>;

/** Imports files as a page does, for the person with this cookie. */
export class PageImport {
  readonly #url: string;
  readonly #cookie: string;

  constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  /** Sends a request as a page does. */
  send(method: string, path: string, body?: Uint8Array<ArrayBuffer> | object): Promise<Response> {
    const isBytes = body instanceof Uint8Array;
    return fetch(this.#url + path, {
      method,
      headers: {
        ...fromOwnPage,
        cookie: this.#cookie,
        ...(body !== undefined && { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      },
      body: body === undefined ? null : isBytes ? body : JSON.stringify(body),
    });
  }

  start(fileName: string, bytes: number, answers: ImportAnswers = {}): Promise<Response> {
    return this.send('POST', importPaths.state, {
      fileName,
      bytes,
      encoding: null,
      decimal: null,
      dates: null,
      ...answers,
    });
  }

  sendPart({ id }: CustomerImport, from: number, part: Uint8Array<ArrayBuffer>): Promise<Response> {
    return this.send('PUT', `${importPaths.part(id)}?from=${from}`, part);
  }

  async state(): Promise<CustomerImport | null> {
    return importOf(await this.send('GET', importPaths.state));
  }

  /** Sends a file, and resolves once all of it has arrived. */
  async upload(fileName: string, content: string | Uint8Array, answers: ImportAnswers = {}): Promise<CustomerImport> {
    const bytes = Uint8Array.from(typeof content === 'string' ? Buffer.from(content) : content);
    let state = known(await importOf(await this.start(fileName, bytes.length, answers)));
    while (state.state === 'uploading') {
      const part = bytes.slice(state.received, state.received + mostPartBytes);
      state = known(await importOf(await this.sendPart(state, state.received, part)));
    }
    return state;
  }

  /** Resolves with the import once `isReached` holds of it. */
  async until(isReached: (state: CustomerImport) => boolean): Promise<CustomerImport> {
    for (;;) {
      const state = known(await this.state());
      if (isReached(state)) return state;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Imports a file, and resolves when that has ended. */
  async run(fileName: string, content: string | Uint8Array, answers: ImportAnswers = {}): Promise<CustomerImport> {
    await this.upload(fileName, content, answers);
    return await this.until(({ state }) => state !== 'importing');
  }
}

/** The import in a response. */
export async function importOf(response: Response): Promise<CustomerImport | null> {
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${response.status}: ${body}`);
  return z.parse(CustomerImportResponse, JSON.parse(body)).data.import;
}

/** The status and the sentence of a refusal. */
export async function refusalOf(response: Promise<Response>): Promise<readonly [number, string]> {
  const { status, text } = await response.then(async (one) => ({ status: one.status, text: await one.text() }));
  return [status, Failure.parse(JSON.parse(text)).error];
}

function known(state: CustomerImport | null): CustomerImport {
  if (state === null) throw new Error('there is no import');
  return state;
}

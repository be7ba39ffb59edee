import * as z from 'zod/mini';
import { Failure } from '../../contract/envelope.ts';
import { requestIdHeader } from '../../contract/routes.ts';
import { BadRequestError, NetworkError, RateLimitedError, RefusedError, ServerError } from './api-errors.ts';

const fallbackSeconds = 30;

/**
 * Posts to our own server and parses its answer by the contract. Throws an ApiError; a 4xx is a RefusedError with the server's
 * sentence, as it is about what was sent and ends no session. A 429 holds up nothing but what was asked.
 */
export async function postJson<T extends z.core.$ZodType>(path: string, body: unknown, answer: T): Promise<z.output<T>> {
  const [response, text] = await send(path, body);
  const read = parse(text);
  if (!response.ok) throw failureOf(response, read);
  const parsed = z.safeParse(answer, read);
  if (!parsed.success) throw new ServerError('The answer could not be understood', response.headers.get(requestIdHeader));
  return parsed.data;
}

async function send(path: string, body: unknown): Promise<readonly [Response, string]> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'same-origin',
    });
    return [response, await response.text()];
  } catch (error) {
    throw new NetworkError('The server could not be reached', { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function failureOf(response: Response, body: unknown): Error {
  const failure = z.safeParse(Failure, body);
  const sentence = failure.success ? failure.data.error : 'Something went wrong';
  if (response.status >= 500) return new ServerError(sentence, response.headers.get(requestIdHeader));
  if (response.status === 400) return new BadRequestError(sentence);
  if (response.status !== 429) return new RefusedError(sentence);
  const told = response.headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(told) ? Number(told) : fallbackSeconds;
  return new RateLimitedError(sentence, Date.now() + Math.max(1, seconds) * 1000);
}

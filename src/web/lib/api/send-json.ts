import type * as z from 'zod/mini';
import { requestIdHeader } from '../../../contract/routes.ts';
import { parseResponse, readBody, send, errorText, somethingWrong } from './api-client.ts';
import {
  BadRequestError,
  NotSignedInError,
  RateLimitedError,
  RefusedError,
  ServerError,
  UnavailableError,
  type ApiError,
} from './api-errors.ts';
import { retryAt } from './rate-limit.ts';

/**
 * Posts to our own server and parses its answer by the contract. Throws an ApiError; a 4xx is a RefusedError with the
 * server's sentence, as it is about what was sent and ends no session. A 429 holds up nothing but what was asked.
 */
export async function postJson<T extends z.core.$ZodType>(
  path: string,
  body: unknown,
  answer: T,
): Promise<z.output<T>> {
  const response = await send({ method: 'POST', path, body });
  const read = await readBody(response);
  if (!response.ok) throw failureOf(response, read);
  return parseResponse(response, read, answer);
}

function failureOf(response: Response, body: unknown): ApiError {
  const said = errorText(body);
  const sentence = said ?? somethingWrong;
  if (response.status === 503 && said !== null)
    return new UnavailableError(said, response.headers.get(requestIdHeader));
  if (response.status >= 500) return new ServerError(sentence, response.headers.get(requestIdHeader));
  if (response.status === 400) return new BadRequestError(sentence);
  if (response.status === 401) return new NotSignedInError(sentence);
  if (response.status !== 429) return new RefusedError(sentence);
  return new RateLimitedError(sentence, retryAt(response.headers.get('retry-after')));
}

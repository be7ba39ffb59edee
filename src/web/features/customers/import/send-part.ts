import * as z from 'zod/mini';
import { CustomerImportResponse, type CustomerImport } from '../../../../contract/import/customer-import.ts';
import { importPaths } from '../../../../contract/import/import-paths.ts';
import { userIdHeader } from '../../../../contract/route-paths.ts';
import { checkUser, readBody } from '../../../lib/api/api-client.ts';
import { NetworkError, ServerError } from '../../../lib/api/api-errors.ts';
import { requestIdOf, responseError } from '../../../lib/api/response-error.ts';
import { currentUserId } from '../../../lib/page/current-user.ts';

/** Sends bytes of a file that begin at `from`. Rejects with an ApiError, or the signal's reason. */
export async function sendPart(
  importId: string,
  from: number,
  bytes: ArrayBuffer,
  signal: AbortSignal,
): Promise<CustomerImport | null> {
  const sentAt = performance.now();
  const response = await send(`${importPaths.part(importId)}?from=${from}`, bytes, signal);
  checkUser(response);
  const body = await readBody(response, signal);
  if (!response.ok) throw responseError(response, body, null, sentAt);
  const parsed = z.safeParse(CustomerImportResponse, body);
  if (!parsed.success) throw new ServerError('The response does not follow the contract', requestIdOf(response));
  return parsed.data.data.import;
}

async function send(path: string, body: ArrayBuffer, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, {
      method: 'PUT',
      signal,
      headers: {
        accept: 'application/json',
        'content-type': 'application/octet-stream',
        ...(currentUserId !== null && { [userIdHeader]: currentUserId }),
      },
      body,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new NetworkError('The server can’t be reached', { cause: error });
  }
}

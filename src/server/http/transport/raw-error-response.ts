import { STATUS_CODES, type ServerResponse } from 'node:http';
import { requestIdHeader } from '../../../contract/route-paths.ts';
import { apiHeaders } from '../responses/security-headers.ts';
import { failureEnvelope } from '../responses/envelopes.ts';
import { newRequestId } from './request-ids.ts';

/** An error below the routes, for a response or straight for a socket. It ends the connection. */
export function rawErrorResponse(status: number, sentence: string) {
  const text = failureEnvelope(sentence, new Date());
  const headers = {
    ...apiHeaders,
    [requestIdHeader]: newRequestId(),
    'content-length': String(Buffer.byteLength(text)),
    connection: 'close',
  };
  return {
    end: (response: ServerResponse): void => {
      response.writeHead(status, headers).end(text);
    },
    bytes: (extra: Readonly<Record<string, string>> = {}): string => {
      const lines = Object.entries({ ...headers, date: new Date().toUTCString(), ...extra });
      const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n${text}`;
    },
  };
}

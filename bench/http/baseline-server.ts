import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import * as z from 'zod/mini';
import { RecordedResponse } from './recorded-response.ts';

/**
 * The most that one Node process can do: answers every request with the same recorded bytes, headers included.
 * Run as `node bench/http/baseline-server.ts PORT RECORDING`.
 */
const [port, recording] = process.argv.slice(2);
if (port === undefined || recording === undefined) throw new Error('Usage: baseline-server.ts PORT RECORDING');

const { headers, body } = z.parse(RecordedResponse, JSON.parse(readFileSync(recording, 'utf8')));
const bytes = Buffer.from(body);

createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(bytes);
}).listen(Number(port), '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${port}`));

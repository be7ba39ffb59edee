import { connect } from 'node:net';

export interface RawResponse {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/**
 * Sends bytes over a new connection. Resolves with everything that was received when the connection ends. This side
 * closes it after sending, unless `hold` leaves that to the server.
 */
export function sendRaw(port: number, bytes: string | Buffer, { hold = false } = {}): Promise<string> {
  return new Promise((resolve) => {
    const received: Buffer[] = [];
    const finish = (): void => resolve(Buffer.concat(received).toString('latin1'));
    const socket = connect(port, '127.0.0.1', () => {
      if (hold) socket.write(bytes);
      else socket.end(bytes);
    });
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    socket.on('error', finish);
    socket.on('close', finish);
  });
}

/** The responses in what a connection received, by their Content-Length. Throws when one is incomplete. */
export function parseResponses(text: string): readonly RawResponse[] {
  const responses: RawResponse[] = [];
  let rest = text;
  while (rest !== '') {
    const end = rest.indexOf('\r\n\r\n');
    const [statusLine = '', ...lines] = rest.slice(0, end).split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(`${statusLine} `)?.[1]);
    if (end < 0 || Number.isNaN(status)) throw new Error(`not an HTTP response: ${rest.slice(0, 200)}`);
    const headers = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const length = Number(headers.get('content-length') ?? 0);
    const body = rest.slice(end + 4, end + 4 + length);
    if (body.length < length) throw new Error(`incomplete: ${body.slice(0, 200)}`);
    responses.push({ status, headers, body });
    rest = rest.slice(end + 4 + length);
  }
  return responses;
}

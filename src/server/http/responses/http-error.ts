/** A request that ends in a failure envelope: the status, the sentence for the client, and headers such as Allow. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;

  constructor(status: number, sentence: string, headers: Readonly<Record<string, string | string[]>> = {}) {
    super(sentence);
    this.status = status;
    this.headers = headers;
  }
}

import type { ServerError } from './api-errors.ts';

/** What to say of a failure of ours to whoever sent something, with the request to quote. */
export function serverErrorText({ requestId }: ServerError): string {
  return `Something went wrong on our side. Try again.${requestId === null ? '' : ` If it stays so, quote ${requestId}.`}`;
}

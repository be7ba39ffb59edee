import { ServerError } from '../../../lib/api/api-errors.ts';

/** The id of the request that failed, after the sentence that says so; nothing where the server gave none. */
export function RequestToQuote({ error }: { readonly error: Error }) {
  if (!(error instanceof ServerError) || error.requestId === null) return null;
  return (
    <>
      {' '}
      Request <span className="select-all">{error.requestId}</span>
    </>
  );
}

import type { QueryClient } from '@tanstack/react-query';
import { errors } from '../../../../contract/error-messages.ts';
import type { BadRequestError } from '../../../lib/api/api-errors.ts';
import { fetchParameters, parametersOptions } from './customer-queries.ts';

/**
 * The included parameters that still exist, after the server refused a list because one does not: it was removed, or an
 * import has replaced the demo customers. Throws the refusal if that is not why, or if it is not known what exists.
 */
export async function includedStill(
  client: QueryClient,
  include: readonly string[],
  refusal: BadRequestError,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (!include.some((id) => refusal.message === errors.unknownParameter(id))) throw refusal;
  const { queryKey } = parametersOptions();
  // What is being read may be older than the refusal.
  void client.cancelQueries({ queryKey });
  const catalogue = await fetchParameters(signal).catch(() => {
    signal.throwIfAborted();
    throw refusal;
  });
  client.setQueryData(queryKey, catalogue);
  const existing = include.filter((id) => catalogue.some((parameter) => parameter.id === id));
  if (existing.length === include.length) throw refusal;
  return existing;
}

import { hash } from 'node:crypto';
import { errors } from '../../../contract/errors.ts';
import type { TiquoConfig } from '../../config.ts';
import { StartError } from '../../start-error.ts';
import type { SystemStore } from '../../system/system-store.ts';
import { SourceAnswerError, SourceBudgetError } from '../source-errors.ts';
import { readConfiguredParameters } from './configured-parameters.ts';
import { TiquoCustomerSource } from './tiquo-customer-source.ts';

/**
 * The source over Tiquo's API, after one call that warms it and shows whether the key and the address are right. Throws a
 * StartError for a key that is refused; whatever may mend itself is said in one sentence, and the server serves.
 */
export async function openTiquoCustomers(
  { baseUrl, apiKey, parameters, freshSeconds, rateLimit, rateWindowSeconds }: TiquoConfig,
  system: Pick<SystemStore, 'upstream'>,
  tell: (line: string) => void,
): Promise<TiquoCustomerSource> {
  const source = new TiquoCustomerSource({
    baseUrl,
    apiKey,
    limit: { calls: rateLimit, windowSeconds: rateWindowSeconds },
    freshSeconds,
    parameters: parameters === null ? [] : readConfiguredParameters(parameters),
    store: system.upstream(hash('sha256', `${baseUrl}\0${apiKey}`)),
  });
  try {
    await source.list({ filter: { kind: 'all' }, status: null, limit: 1, after: null });
  } catch (error) {
    const { host } = new URL(baseUrl);
    if (error instanceof SourceAnswerError && error.sentence === errors.upstreamRefusedKey) {
      await source.close();
      throw new StartError(`TIQUO_API_KEY is refused by ${host}.`);
    }
    const sentence = startSentence(error, host);
    if (sentence === null) throw error;
    tell(sentence);
  }
  return source;
}

/** Null for what is a defect of ours. */
function startSentence(error: unknown, host: string): string | null {
  if (error instanceof SourceBudgetError) {
    return `Tiquo may not be asked for another ${error.retryAfter} seconds; the server starts nevertheless.`;
  }
  if (!(error instanceof SourceAnswerError)) return null;
  const isSomethingElse = [errors.upstreamNotJson, errors.upstreamRedirect].some((sentence) => sentence === error.sentence);
  const guess = isSomethingElse ? ', as when a proxy stands in between or the address is not that of its API' : '';
  return `TIQUO_BASE_URL leads to ${host}, which does not serve customers now (${error.sentence})${guess}; the server starts nevertheless.`;
}

import { hash } from 'node:crypto';
import { errors } from '../../../contract/errors.ts';
import type { TiquoConfig } from '../../config/config.ts';
import { StartupError } from '../../errors/startup-error.ts';
import type { SystemStore } from '../../system-store/system-store.ts';
import { SourceAnswerError, SourceQuotaError, SourceRefusedError } from '../source-errors.ts';
import { readConfiguredParameters } from './configured-parameters.ts';
import { TiquoCustomerSource } from './tiquo-customer-source.ts';

/**
 * The source over Tiquo's API, after one call that warms it and shows whether the key and the address are right. Throws
 * a StartupError for a key that is refused; whatever may mend itself is said in one sentence, and the server serves.
 */
export async function openTiquoCustomers(
  { baseUrl, apiKey, parameters, freshSeconds, rateLimit, rateWindowSeconds }: TiquoConfig,
  system: Pick<SystemStore, 'upstream'>,
  tell: (line: string) => void,
): Promise<TiquoCustomerSource> {
  const name = hash('sha256', `${new URL(baseUrl).href}\0${apiKey}`);
  const source = new TiquoCustomerSource({
    baseUrl,
    apiKey,
    scope: `tiquo:${name.slice(0, 16)}`,
    limit: { calls: rateLimit, windowSeconds: rateWindowSeconds },
    freshSeconds,
    parameters: parameters === null ? [] : readConfiguredParameters(parameters),
    store: system.upstream(name),
  });
  const { host } = new URL(baseUrl);
  try {
    await source.list({ filter: { kind: 'all' }, status: null, limit: 1, after: null });
    const { used, limit } = await source.quota();
    tell(
      `The customers are those of Tiquo at ${host}: ${used.toLocaleString('en-US')} of ${limit.toLocaleString('en-US')} calls are used.`,
    );
  } catch (error) {
    const isRefused = error instanceof SourceAnswerError && error.sentence === errors.upstreamRefusedKey;
    const sentence = isRefused ? null : startSentence(error, host);
    if (sentence === null) {
      await source.close();
      throw isRefused ? new StartupError(`TIQUO_API_KEY is refused by ${host}.`) : error;
    }
    tell(sentence);
  }
  return source;
}

/** What somebody else at the address, or in between, answers. */
const strangers: ReadonlySet<string> = new Set([
  errors.upstreamNotJson,
  errors.upstreamRedirect,
  errors.upstreamUntrusted,
  errors.upstreamRefused,
  ...[401, 403, 404, 405, 407].map(errors.upstreamFailed),
]);

/** Null for what is a defect of ours. */
function startSentence(error: unknown, host: string): string | null {
  if (error instanceof SourceQuotaError) {
    return `Tiquo may not be asked for another ${error.retryAfter} seconds; the server starts nevertheless.`;
  }
  const sentence =
    error instanceof SourceAnswerError ? error.sentence : error instanceof SourceRefusedError ? error.message : null;
  if (sentence === null) return null;
  const guess = strangers.has(sentence)
    ? ', as when a proxy stands in between or the address is not that of its API'
    : '';
  return `TIQUO_BASE_URL leads to ${host}, which does not serve customers now (${sentence})${guess}; the server starts nevertheless.`;
}

import { hash } from 'node:crypto';
import type { TiquoConfig } from '../../config/config.ts';
import { StartupError } from '../../errors/startup-error.ts';
import { SourceFailedError, SourceQuotaError, SourceRefusedError } from '../source-errors.ts';
import { readConfiguredParameters } from './environment-parameters.ts';
import { TiquoCustomerSource } from './tiquo-customer-source.ts';
import type { TiquoStores } from './tiquo-store.ts';

/**
 * The source over Tiquo's API, after one request that fills its cache and shows whether the key and the address are
 * right. Throws a StartupError when the key is refused. Whatever may pass is printed in one sentence, and the server
 * starts.
 */
export async function openTiquoCustomers(
  config: TiquoConfig,
  stores: TiquoStores,
  print: (line: string) => void,
): Promise<TiquoCustomerSource> {
  const source = await createTiquoSource(config, stores);
  const { host } = new URL(config.baseUrl);
  try {
    await source.list({ filter: { kind: 'all' }, status: null, limit: 1, after: null });
    const { used, limit } = await source.quota();
    const [usedText, limitText] = [used.toLocaleString('en-US'), limit.toLocaleString('en-US')];
    print(`Customers come from Tiquo at ${host}. ${usedText} of ${limitText} requests used.`);
  } catch (error) {
    const isKeyRefused = error instanceof SourceFailedError && error.reason === 'key-refused';
    const sentence = isKeyRefused ? null : failureSentence(error, host);
    if (sentence === null) {
      await source.close();
      throw isKeyRefused ? new StartupError(`TIQUO_API_KEY is refused by ${host}.`) : error;
    }
    print(sentence);
  }
  return source;
}

/** The source, without a request. Throws a StartupError for parameters that are described wrongly. */
export async function createTiquoSource(
  { baseUrl, apiKey, parameters, freshSeconds, rateLimit, rateWindowSeconds }: TiquoConfig,
  stores: TiquoStores,
): Promise<TiquoCustomerSource> {
  const name = hash('sha256', `${new URL(baseUrl).href}\0${apiKey}`);
  return await TiquoCustomerSource.open({
    baseUrl,
    apiKey,
    scope: `tiquo:${name.slice(0, 16)}`,
    limit: { requests: rateLimit, windowSeconds: rateWindowSeconds },
    freshSeconds,
    parameters: parameters === null ? [] : readConfiguredParameters(parameters),
    store: stores.upstream(name),
  });
}

/** Null for a defect in our own code. */
function failureSentence(error: unknown, host: string): string | null {
  if (error instanceof SourceQuotaError)
    return `No Tiquo requests can be sent for another ${error.retryAfter} seconds. The server starts anyway.`;
  const sentence =
    error instanceof SourceFailedError ? error.sentence : error instanceof SourceRefusedError ? error.message : null;
  if (sentence === null) return null;
  const isForeign =
    error instanceof SourceRefusedError || (error instanceof SourceFailedError && error.reason === 'foreign-response');
  const guess = isForeign ? " A proxy may have answered, or this is not the address of Tiquo's API." : '';
  const line = `TIQUO_BASE_URL points to ${host}, which is not serving customers now: ${sentence}.`;
  return `${line}${guess} The server starts anyway.`;
}

import type { Failure } from '../../../contract/envelope.ts';
import type { Pagination } from '../../../contract/list/list-customers.ts';

/*
 * The envelopes as JSON text. Data that is JSON text already is spliced in, never parsed. Source: contract.md,
 * "Envelopes and errors".
 */

export function successEnvelope(dataText: string, now: Date): string {
  return `{"success":true,"data":${dataText},"timestamp":"${now.toISOString()}"}`;
}

/** For the responses of our own pages, which are small. */
export function dataEnvelope(data: unknown): string {
  return successEnvelope(JSON.stringify(data), new Date());
}

/** `customers` are JSON texts between commas. */
export function pageEnvelope(customers: string, pagination: Pagination, now: Date): string {
  const [rest, timestamp] = [JSON.stringify(pagination), now.toISOString()];
  return `{"success":true,"data":[${customers}],"pagination":${rest},"timestamp":"${timestamp}"}`;
}

/** `requestId` only on a 5xx: the one internal detail it reveals. */
export function failureEnvelope(sentence: string, now: Date, requestId?: string): string {
  const failure: Failure = { success: false, error: sentence, timestamp: now.toISOString() };
  return JSON.stringify(requestId === undefined ? failure : { ...failure, requestId });
}

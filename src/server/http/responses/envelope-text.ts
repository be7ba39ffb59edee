import type { Failure } from '../../../contract/envelope.ts';
import type { Pagination } from '../../../contract/list-customers.ts';

/**
 * The envelopes as JSON text; data that is JSON text already is spliced in, never parsed. Source: contract.md,
 * "Envelopes".
 */
export function successText(dataText: string, now: Date): string {
  return `{"success":true,"data":${dataText},"timestamp":"${now.toISOString()}"}`;
}

/** An answer of our own pages: small, and serialised here. */
export function answerText(data: unknown): string {
  return successText(JSON.stringify(data), new Date());
}

export function pageText(customers: string, pagination: Pagination, now: Date): string {
  return `{"success":true,"data":[${customers}],"pagination":${JSON.stringify(pagination)},"timestamp":"${now.toISOString()}"}`;
}

/** `requestId` only on 5xx: all that such an answer says of the inside. */
export function failureText(sentence: string, now: Date, requestId?: string): string {
  const failure: Failure = { success: false, error: sentence, timestamp: now.toISOString() };
  return JSON.stringify(requestId === undefined ? failure : { ...failure, requestId });
}

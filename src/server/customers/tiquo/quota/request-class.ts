import { exportReserve } from '../../../../contract/list/exported-file.ts';

/**
 * What a request is for. A look-up of one customer may use the last request, lists leave the last ones to look-ups, a
 * refresh, which no one waits for, stops while many are left, and an export leaves half to those who work meanwhile.
 */
export type RequestClass = 'look-up' | 'list' | 'refresh' | 'export';

/** Shares of the limit that a class leaves unused. */
const reserves: Readonly<Record<RequestClass, number>> = {
  'look-up': 0,
  list: 0.02,
  refresh: 0.3,
  export: exportReserve,
};

/**
 * How many requests may count when one of a class is sent. One request may always be of any class, or a small limit
 * would keep it for look-ups forever.
 */
export function allowedFor(requestClass: RequestClass, limit: number): number {
  return limit - Math.min(limit - 1, Math.ceil(limit * reserves[requestClass]));
}

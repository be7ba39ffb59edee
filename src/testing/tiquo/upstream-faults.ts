import { errors } from '../../contract/error-messages.ts';
import type { Fault } from './fault-proxy.ts';

/** Faults that fail every request upstream, and their sentences. Source: quality.md, row 11. */
export const upstreamFaults: readonly (readonly [Fault, string])[] = [
  ['status500', errors.upstreamFailed(500)],
  ['refused', errors.upstreamUnreachable],
  ['reset', errors.upstreamBroken],
  ['resetMidBody', errors.upstreamBroken],
  ['truncated', errors.upstreamNotJson],
  ['notJson', errors.upstreamNotJson],
  ['html', errors.upstreamNotJson],
  ['redirect', errors.upstreamRedirect],
  ['huge', errors.upstreamTooLarge],
  ['bomb', errors.upstreamTooLarge],
  ['unknownEncoding', errors.upstreamBroken],
  ['proxyRefused', errors.upstreamNotJson],
  ['keyRefused', errors.upstreamRefusedKey],
];

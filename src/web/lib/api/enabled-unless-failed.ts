import { isTransient } from './api-errors.ts';

/**
 * Whether a query may ask by being looked at, for its `enabled`. One that failed may not: whoever reads the failure
 * decides, and a list that was asked for ahead of its rows would otherwise ask twice. What passes by itself is waited
 * for elsewhere.
 */
export function enabledUnlessFailed({
  state: { error },
}: {
  readonly state: { readonly error: Error | null };
}): boolean {
  return error === null || isTransient(error);
}

import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { Budget } from '../../../contract/app-api.ts';

let latest: Budget | null = null;
const listeners = new Set<() => void>();

/** Notes what may still be asked of the source, as the server said last. */
export function noteBudget(budget: Budget): void {
  latest = budget;
  for (const listener of listeners) listener();
}

/** As `noteBudget`, by the header of an answer; without effect when it has none or one that is no budget. */
export function noteBudgetHeader(header: string | null): void {
  if (header === null) return;
  const budget = readBudget(header);
  if (budget !== null) noteBudget(budget);
}

/** What may still be asked; null where asking is free, and before the first answer. */
export function sourceBudget(): Budget | null {
  return latest;
}

/** Calls back when it changes. */
export function onSourceBudget(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSourceBudget(): Budget | null {
  return useSyncExternalStore(onSourceBudget, sourceBudget);
}

/**
 * How readily the next rows are asked for: before they are needed; under 30% left when the last one is reached; under
 * 10% by hand alone.
 */
export type Spending = 'ahead' | 'at the end' | 'by hand';

const aheadFrom = 0.3;
const atTheEndFrom = 0.1;

export function spendingOf(budget: Budget | null): Spending {
  if (budget === null) return 'ahead';
  const left = (budget.limit - budget.used) / budget.limit;
  if (left >= aheadFrom) return 'ahead';
  return left >= atTheEndFrom ? 'at the end' : 'by hand';
}

export function useSpending(): Spending {
  return useSyncExternalStore(onSourceBudget, () => spendingOf(latest));
}

function readBudget(header: string): Budget | null {
  try {
    const read = z.safeParse(Budget, JSON.parse(header));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

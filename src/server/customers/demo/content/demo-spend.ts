import type { Random } from './random.ts';

export interface DemoSpend {
  readonly totalOrders: number | null;
  readonly totalSpent: number | null;
  readonly averageOrderValue: number | null;
  readonly lifetimeValue: number | null;
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** How much more the customers of a tier order than others. */
const appetite: Readonly<Record<string, number>> = { Bronze: 1, Silver: 2.2, Gold: 5, Platinum: 12 };

/** Consistent orders and amounts: most small, a long tail, a few very large, some zero or unknown. */
export function demoSpend(random: Random, tier: string | null): DemoSpend {
  const kind = random.next();
  if (kind < 0.03) return { totalOrders: null, totalSpent: null, averageOrderValue: null, lifetimeValue: null };
  if (kind < 0.09) return { totalOrders: 0, totalSpent: null, averageOrderValue: null, lifetimeValue: null };
  if (kind < 0.16) return { totalOrders: 0, totalSpent: 0, averageOrderValue: null, lifetimeValue: 0 };
  const tail = (1 - random.next()) ** -0.55;
  const totalOrders = Math.max(1, Math.min(4_000, Math.floor(tail * (appetite[tier ?? ''] ?? 0.9))));
  const basket = Math.exp(4 + 0.7 * random.normal()) * (random.chance(0.0015) ? random.between(200, 5_000) : 1);
  const totalSpent = random.chance(0.005) ? 0 : cents(basket * totalOrders);
  return {
    totalOrders,
    totalSpent,
    averageOrderValue: cents(totalSpent / totalOrders),
    lifetimeValue: random.chance(0.04)
      ? null
      : cents(totalSpent * (random.chance(0.02) ? 0.9 : 1 + random.next() * 0.35)),
  };
}

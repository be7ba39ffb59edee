import * as z from 'zod/mini';
import type { ScrollPosition } from '../table/customers-table-ref.ts';

const StoredPosition = z.object({
  id: z.string(),
  index: z.int().check(z.gte(0)),
  offset: z.number(),
  focused: z.nullable(z.string()),
});
/** By history entry, the oldest first. */
const StoredPositions = z.array(z.tuple([z.string(), StoredPosition]));
type StoredPositions = z.infer<typeof StoredPositions>;

const storageKey = 'scroll-positions';
/** How many history entries keep their scroll position; the oldest go first. */
export const maxPositions = 60;

type PositionStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** The scroll position of a history entry; null when there is none or storage is disabled. */
export function loadScrollPosition(entry: string, storage: PositionStorage = sessionStorage): ScrollPosition | null {
  return loadAll(storage).find(([key]) => key === entry)?.[1] ?? null;
}

/** Stores the scroll position of a history entry for Back and reloads. Does nothing when storage is disabled. */
export function saveScrollPosition(
  entry: string,
  position: ScrollPosition,
  storage: PositionStorage = sessionStorage,
): void {
  const others = loadAll(storage).filter(([key]) => key !== entry);
  const positions: StoredPositions = [...others, [entry, position]];
  try {
    storage.setItem(storageKey, JSON.stringify(positions.slice(-maxPositions)));
  } catch {
    // A browser that stores nothing forgets the position on reload, as its user wants.
  }
}

function loadAll(storage: PositionStorage): StoredPositions {
  try {
    const stored = z.safeParse(StoredPositions, JSON.parse(storage.getItem(storageKey) ?? '[]'));
    return stored.success ? stored.data : [];
  } catch {
    return [];
  }
}

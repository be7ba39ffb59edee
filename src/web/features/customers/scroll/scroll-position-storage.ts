import * as z from 'zod/mini';

/** Where a reader was in a list. No personal data: ids and offsets alone. */
const Place = z.object({
  /** The document id of the first row in view. */
  id: z.string(),
  /** Its place among the rows. */
  index: z.int().check(z.gte(0)),
  /** Pixels from the header to the row's top; negative when it is cut off. */
  offset: z.number(),
  /** The document id of the row that has or last had the focus. */
  focused: z.nullable(z.string()),
});
export type Place = z.infer<typeof Place>;

const Places = z.array(z.tuple([z.string(), Place]));
type Places = z.infer<typeof Places>;

const storageKey = 'places';
/** History entries whose place is kept; the oldest go first. */
export const placesKept = 60;

type PlaceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** The place kept for a history entry; null when there is none or storage is closed. */
export function readPlace(entry: string, storage: PlaceStorage = sessionStorage): Place | null {
  return readPlaces(storage).find(([key]) => key === entry)?.[1] ?? null;
}

/** Keeps the place of a history entry through reloads; without effect when storage is closed. */
export function keepPlace(entry: string, place: Place, storage: PlaceStorage = sessionStorage): void {
  const others = readPlaces(storage).filter(([key]) => key !== entry);
  const kept: Places = [...others, [entry, place]];
  try {
    storage.setItem(storageKey, JSON.stringify(kept.slice(-placesKept)));
  } catch {
    // The place is then forgotten by a reload, which is what a browser that stores nothing asks for.
  }
}

function readPlaces(storage: PlaceStorage): Places {
  try {
    const read = z.safeParse(Places, JSON.parse(storage.getItem(storageKey) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

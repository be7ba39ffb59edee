import { LRUCache } from 'lru-cache';
import type { ActivityAction } from '../../contract/activity.ts';
import type { ActivityStore, NewActivity } from './activity-store.ts';
import { LimitedEntries, type EntryLimit } from './limited-entries.ts';

const [tenMinutes, hour] = [600_000, 3_600_000];

/** What anyone can cause, signed in or not. */
const ofAnyone: readonly (readonly [ActivityAction, EntryLimit])[] = [
  ['sign-in-failed', { most: 200, windowMs: tenMinutes, one: 'failed sign-in', several: 'failed sign-ins' }],
  ['code-refused', { most: 200, windowMs: tenMinutes, one: 'refused code', several: 'refused codes' }],
];

/**
 * What each person can cause as often as they like: many times what anyone does in an hour. Nothing else they do keeps
 * out what they read.
 */
const ofOnePerson = [
  { actions: ['searched', 'viewed'], one: 'search or opened customer', several: 'searches and opened customers' },
  { actions: ['customers-exported'], one: 'export', several: 'exports' },
  { actions: ['customers-imported'], one: 'import', several: 'imports' },
  {
    actions: ['renamed', 'sessions-ended', 'view-created', 'view-changed', 'view-shared', 'view-deleted'],
    one: 'change',
    several: 'changes',
  },
] as const satisfies readonly {
  readonly actions: readonly ActivityAction[];
  readonly one: string;
  readonly several: string;
}[];

/** People whose entries are counted at the same time. */
const mostPeople = 1000;

/** Which entries are limited, and together with which others. */
export class EntryLimits {
  readonly #store: ActivityStore;
  readonly #anyones: ReadonlyMap<ActivityAction, LimitedEntries>;
  readonly #people = new LRUCache<string, LimitedEntries>({ max: mostPeople * ofOnePerson.length });

  constructor(store: ActivityStore) {
    this.#store = store;
    this.#anyones = new Map(ofAnyone.map(([action, limit]) => [action, new LimitedEntries(store, limit)]));
  }

  /** What writes an entry that is limited; null for one that is always written. */
  writerOf({ action, person }: NewActivity): LimitedEntries | null {
    const limit = ofOnePerson.find(({ actions }) => actions.some((one) => one === action));
    if (person === null || limit === undefined) return this.#anyones.get(action) ?? null;
    const key = `${limit.one} ${person.id}`;
    const known = this.#people.get(key);
    if (known !== undefined) return known;
    const entries = new LimitedEntries(this.#store, { most: 1000, windowMs: hour, ...limit }, person);
    this.#people.set(key, entries);
    return entries;
  }

  /** Entries that are waiting to be written. */
  get waiting(): number {
    return [...this.#anyones.values(), ...this.#people.values()].reduce((sum, { waiting }) => sum + waiting, 0);
  }
}

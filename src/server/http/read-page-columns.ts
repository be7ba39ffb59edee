import type { PageColumns } from '../../contract/views/page-columns.ts';
import type { CustomerSource } from '../customers/customer-source.ts';
import type { PinnedParametersStore, PreferencesStore } from '../views/preferences-store.ts';
import { definedPins } from './routes/views/pinned-parameters-routes.ts';
import { definitionOf } from '../customers/model/customer-parameters.ts';

export interface PageColumnsDeps {
  readonly source: CustomerSource;
  readonly preferences: PreferencesStore;
  readonly pinnedParameters: PinnedParametersStore;
}

/** What a person's first columns depend on. Null where parameters cannot be columns. */
export async function readPageColumns(
  { source, preferences, pinnedParameters }: PageColumnsDeps,
  staffId: string,
): Promise<PageColumns | null> {
  if (!(await source.capabilities()).includesParameters) return null;
  const [chosen, pins, catalogue] = await Promise.all([
    preferences.find(staffId),
    pinnedParameters.read(),
    source.parameters(),
  ]);
  const pinned = definedPins(pins, catalogue);
  const columns = new Set([...pinned, ...(chosen.columns ?? []).map(({ id }) => id)]);
  const parameters = catalogue.filter(({ id }) => columns.has(id)).map(definitionOf);
  return { preferences: chosen, pinned: [...pinned], parameters };
}

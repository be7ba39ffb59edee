import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isFilterField } from '../../../../contract/list/list-filter.ts';
import { maxViewNameLength } from '../../../../contract/views/saved-views.ts';
import type { Parameter } from '../../../../contract/list/list-metadata.ts';
import type { Formats } from '../../../lib/format/date-and-number-formats.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { parametersOptions } from '../api/customer-queries.ts';
import { chipText, chipWords } from '../filters/condition-text.ts';
import { chipsOf, targetOf, type FilterTarget } from '../filters/filter-target.ts';
import type { KnownView } from '../url/known-view.ts';
import { hasFilter } from '../url/list-request.ts';
import type { ListParams } from '../url/list-url-params.ts';
import { everyCondition } from '../url/view-params.ts';
import { tabTitle } from './tab-title.ts';

/** Names the tab by the view, or by what the list is filtered by. */
export function useListTitle(params: ListParams, view: KnownView | undefined): void {
  const formats = useFormats();
  const isFiltered = hasFilter(params);
  const catalogue = useQuery({ ...parametersOptions(), enabled: isFiltered }).data;
  // Parameters have no names before the catalogue has loaded.
  const filters = isFiltered && catalogue === undefined ? null : listTitle(params, catalogue, formats);
  const title = view?.view.name ?? filters ?? (params.search === '' ? null : 'Search');
  useEffect(() => tabTitle.set(title), [title]);
}

/**
 * What a list is filtered by, such as `Loyalty Tier is Gold, inactive`; null for nothing. Without personal data: a
 * search may be a name, and so may the text of a parameter, which is then only named.
 */
export function listTitle(
  params: ListParams,
  catalogue: readonly Parameter[] | undefined,
  formats: Formats,
): string | null {
  const filters = chipsOf(everyCondition(params)).map(({ field, conditions }) => {
    const target = targetOf(field, catalogue);
    return isPublic(target) ? chipText(chipWords(target, conditions, formats)) : target.name;
  });
  const title = [...filters, params.status ?? ''].filter(Boolean).join(', ');
  return title === '' ? null : title.charAt(0).toUpperCase() + title.slice(1);
}

/** The list's title as the name of a view: no longer than one may be. */
export function proposedName(...list: Parameters<typeof listTitle>): string {
  const title = [...(listTitle(...list) ?? '')];
  const isShort = title.length <= maxViewNameLength;
  return isShort ? title.join('') : `${title.slice(0, maxViewNameLength - 1).join('')}…`;
}

/** Whether its values are the same for many customers. */
function isPublic({ field, parameter }: FilterTarget): boolean {
  return isFilterField(field) || (parameter !== null && parameter.type !== 'text' && parameter.type !== 'date');
}

import { useQueries } from '@tanstack/react-query';
import type { Facet, Parameter } from '../../../../../contract/list/list-metadata.ts';
import { foldText } from '../../../../../contract/search-text.ts';
import { facetOptions } from '../../api/customer-queries.ts';
import { hasFilter } from '../../url/list-request.ts';
import type { ListParams } from '../../url/list-url-params.ts';
import type { Filterable } from './filter-search.ts';

/** The most parameters whose values are requested: each costs the server a pass over the list. */
const maxFacets = 8;
/** Shorter texts are in too many values. */
const minLength = 2;

/** Whether the list is limited, so that what the catalogue counts is more than would be left. */
export function isLimited(params: ListParams): boolean {
  return hasFilter(params) || params.search !== '' || params.status !== null;
}

/**
 * The catalogue with the values to find by what is typed, counted under the filter of the list: the catalogue itself
 * has no values of texts, and counts all customers.
 */
export function useCountedValues(
  { catalogue, pinned, hasFields }: Filterable,
  params: ListParams,
  typed: string,
): readonly Parameter[] {
  const folded = foldText(typed.trim());
  const isNeeded = hasFields && folded.length >= minLength;
  const hasMatch = ({ options }: Parameter) => options.some(({ value }) => foldText(value).includes(folded));
  const requested = isNeeded
    ? catalogue
        .filter((parameter) => parameter.type === 'text' || (isLimited(params) && hasMatch(parameter)))
        .toSorted((a, b) => Number(pinned.includes(b.id)) - Number(pinned.includes(a.id)))
        .slice(0, maxFacets)
    : [];
  const facets = useQueries({ queries: requested.map(({ id }) => facetOptions(params, id)) });
  const facetById = new Map(requested.map(({ id }, at) => [id, facets[at]?.data?.facet]));
  return catalogue.map((parameter) => counted(parameter, facetById.get(parameter.id), isLimited(params)));
}

function counted(parameter: Parameter, facet: Facet | undefined, isFiltered: boolean): Parameter {
  if (facet?.kind !== 'options')
    return isFiltered ? { ...parameter, options: parameter.options.map(withoutCount) } : parameter;
  if (parameter.type === 'text') return { ...parameter, options: facet.options };
  const customers = new Map(facet.options.map((option) => [option.value, option.customers]));
  return {
    ...parameter,
    options: parameter.options.map(({ value }) => ({ value, customers: customers.get(value) ?? 0 })),
  };
}

const withoutCount = ({ value }: { readonly value: string }) => ({ value, customers: null });

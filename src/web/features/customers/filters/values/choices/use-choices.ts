import type { ParameterOption } from '../../../../../../contract/list/list-metadata.ts';
import { useFormats } from '../../../../../lib/format/formats-context.tsx';
import { useRefinements } from '../../../../../lib/source/capabilities-query.ts';
import { parameterValueText } from '../../../model/customer-text.ts';
import type { ListParams } from '../../../url/list-url-params.ts';
import type { FilterTarget } from '../../filter-target.ts';
import { useFacetState } from '../use-facet.ts';

export type Choice = Readonly<Pick<ParameterOption, 'value' | 'customers'>>;

/** The values to choose from. */
export interface Choices {
  /** Those that are known, most used first; their order stays when counts arrive. */
  readonly options: readonly Choice[];
  /** No value is known yet. */
  readonly isLoading: boolean;
  readonly isComplete: boolean;
  /** Any text is a value. */
  readonly takesText: boolean;
  /** Customers of the list without this filter that have a value, and that have none; null while unknown. */
  readonly counted: { readonly set: number; readonly unset: number } | null;
  readonly textOf: (value: string) => string;
}

/** From this many values, they can be searched. */
const searchableFrom = 9;
/** The most values shown; typing narrows them. */
export const maxShown = 100;

/** The values of a parameter with how many customers of the list have each. */
export function useChoices(target: FilterTarget, params: ListParams): Choices {
  const formats = useFormats();
  const { combinesFilters } = useRefinements();
  const { facet, isLoading } = useFacetState(params, target.field, combinesFilters);
  const counted = facet?.kind === 'options' ? facet : null;
  const isBoolean = target.type === 'boolean';
  const isComplete = counted?.optionsComplete ?? target.parameter?.optionsComplete ?? false;
  const known = target.parameter?.options.map(({ value }) => value) ?? [];
  const options = withCounts(isBoolean ? withBooleans(known) : known, counted?.options ?? null);
  return {
    options,
    isLoading: isLoading && options.length === 0,
    isComplete,
    // Other sources than our own may have values that their catalogue lacks, even of a boolean.
    takesText: combinesFilters ? !isBoolean && !isComplete : true,
    counted,
    textOf: (value) => parameterValueText(target.parameter?.type ?? (isBoolean ? 'boolean' : null), value, formats),
  };
}

/** Whether there are enough values to search them. */
export function isSearchable({ options, takesText }: Choices): boolean {
  return takesText || options.length >= searchableFrom;
}

/** The values that are known before they are counted, then the others; those that none of the list has count 0. */
function withCounts(known: readonly string[], counted: readonly Choice[] | null): readonly Choice[] {
  const customers = new Map(counted?.map((option) => [option.value, option.customers]));
  const isKnown = new Set(known);
  return [
    ...known.map((value) => ({ value, customers: counted === null ? null : (customers.get(value) ?? 0) })),
    ...(counted ?? []).filter(({ value }) => !isKnown.has(value)),
  ];
}

/** Yes and No come first, also those that no customer has. */
function withBooleans(values: readonly string[]): readonly string[] {
  return [...new Set(['true', 'false', ...values])];
}

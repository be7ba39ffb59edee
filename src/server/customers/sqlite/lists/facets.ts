import type { Facet } from '../../../../contract/list/list-metadata.ts';
import { isFilterField } from '../../../../contract/list/list-filter.ts';
import type { FacetRequest } from '../../customer-source.ts';
import { emptyOptions, histogram, optionsOf } from '../../model/lists/facet-rules.ts';
import type { BitSet } from '../columns/bit-set.ts';
import type { ColumnStore } from '../columns/column-store.ts';
import type { ParameterColumn } from '../columns/parameter-column.ts';

export function facetOf(store: ColumnStore, listed: BitSet, { of, kind }: FacetRequest): Facet {
  const column = of === 'source' ? store.sources : isFilterField(of) ? null : store.parameter(of);
  if (kind === 'options') return column === null ? emptyOptions : optionsFacet(column, listed, store.slots.count);
  const values =
    column === null
      ? fieldNumbers(store, of, listed)
      : parameterNumbers(column, listed, kind === 'dates' ? Date.parse : Number);
  return {
    kind: 'histogram',
    buckets: histogram(values, kind === 'numbers'),
    set: values.length,
    unset: listed.size - values.length,
  };
}

function optionsFacet(column: ParameterColumn, listed: BitSet, size: number): Facet {
  const counts = column.countValues(listed);
  const options = column.values
    .map((value, at) => ({ value, customers: counts[at] ?? 0 }))
    .filter(({ customers }) => customers > 0);
  return optionsOf(options, column.slotsSet(size).sizeWith(listed), listed.size);
}

function fieldNumbers(store: ColumnStore, field: string, listed: BitSet): Float64Array {
  if (!isFilterField(field) || field === 'source' || field === 'email' || field === 'phone' || field === 'name')
    return new Float64Array();
  const { values } = store.figure(field);
  const found = new Float64Array(listed.size);
  let size = 0;
  listed.visitDown((slot) => {
    const value = values[slot] ?? Number.NaN;
    if (!Number.isNaN(value)) found[size++] = value;
    return true;
  });
  return found.subarray(0, size);
}

function parameterNumbers(column: ParameterColumn, listed: BitSet, numberOf: (value: string) => number): Float64Array {
  const counts = column.countValues(listed);
  return Float64Array.from(
    column.values.flatMap((value, at) => Array.from({ length: counts[at] ?? 0 }, () => numberOf(value))),
  ).filter((value) => !Number.isNaN(value));
}

import { useQuery } from '@tanstack/react-query';
import type { Parameter } from '../../../../contract/list/list-metadata.ts';
import type { ParameterType } from '../../../../contract/customer.ts';
import { nameOfParameterId, systemParameters } from '../../../../contract/parameters.ts';
import { pageColumns } from '../../../lib/page/page-meta.ts';
import { parametersOptions } from './customer-queries.ts';

export interface NamedParameter {
  readonly id: string;
  /** The id when the parameter is not in the catalogue, or that could not be loaded; null while it loads. */
  readonly name: string | null;
  /** Null while unknown. */
  readonly type: ParameterType | null;
  /** False only when the catalogue has loaded and lacks the parameter. */
  readonly defined: boolean;
}

/** The name and type of a parameter by its id; null for no id. System parameters need no catalogue. */
export function useNamedParameter(id: string | null): NamedParameter | null {
  const catalogue = useQuery({ ...parametersOptions(), enabled: id !== null });
  return id === null
    ? null
    : nameParameter(id, catalogue.data, catalogue.isPending && catalogue.fetchStatus !== 'idle');
}

/** As `useNamedParameter`. */
export function nameParameter(
  id: string,
  catalogue: readonly Parameter[] | undefined,
  isLoading: boolean,
): NamedParameter {
  const isIt = (parameter: { readonly id: string }) => parameter.id === id;
  // The page names those that have a column.
  const found = (catalogue ?? pageColumns?.parameters)?.find(isIt) ?? systemParameters.find(isIt);
  if (found !== undefined) return { id, name: found.name, type: found.type, defined: true };
  const named = nameOfParameterId(id);
  if (named !== null) return { id, name: named, type: null, defined: true };
  if (catalogue !== undefined) return { id, name: id, type: null, defined: false };
  return { id, name: isLoading ? null : id, type: null, defined: true };
}

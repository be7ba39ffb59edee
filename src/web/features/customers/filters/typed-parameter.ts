import type { Parameter } from '../../../../contract/app-api.ts';
import { namedParameterId, nameOfParameterId } from '../../../../contract/named-parameter.ts';

/** A parameter of which only the name is known, as staff typed it: its type and values are not. */
export function typedParameter(name: string): Parameter {
  return undescribed(namedParameterId(name), name);
}

/**
 * The parameter a filter names by id: the catalogue's, else, where that is not of all there are, one of which nothing
 * is known.
 */
export function parameterOf(
  id: string | null,
  catalogue: readonly Parameter[],
  isComplete: boolean,
): Parameter | undefined {
  const found = catalogue.find((parameter) => parameter.id === id);
  if (found !== undefined || id === null || isComplete) return found;
  return undescribed(id, nameOfParameterId(id) ?? id);
}

function undescribed(id: string, name: string): Parameter {
  return {
    id,
    name,
    type: 'text',
    system: false,
    customers: null,
    options: [],
    optionsComplete: false,
    removable: false,
  };
}

import type { Parameter } from '../../../../contract/list-metadata.ts';
import { namedParameterId, nameOfParameterId } from '../../../../contract/parameters.ts';

/** A parameter known only by the name that someone typed, without its type and values. */
export function unlistedParameter(name: string): Parameter {
  return withoutDetails(namedParameterId(name), name);
}

/** A filter's parameter by its id: from the catalogue, or without details where the catalogue is incomplete. */
export function parameterOf(
  id: string | null,
  catalogue: readonly Parameter[],
  isComplete: boolean,
): Parameter | undefined {
  const found = catalogue.find((parameter) => parameter.id === id);
  if (found !== undefined || id === null || isComplete) return found;
  return withoutDetails(id, nameOfParameterId(id) ?? id);
}

function withoutDetails(id: string, name: string): Parameter {
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

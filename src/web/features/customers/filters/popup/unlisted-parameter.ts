import type { Parameter } from '../../../../../contract/list/list-metadata.ts';
import { namedParameterId } from '../../../../../contract/parameters.ts';

/** A parameter known only by the name that someone typed, without its type and values. */
export function unlistedParameter(name: string): Parameter {
  return {
    id: namedParameterId(name),
    name,
    type: 'text',
    system: false,
    customers: null,
    options: [],
    optionsComplete: false,
    removable: false,
  };
}

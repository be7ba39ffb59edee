import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import type { ColumnTarget, CustomTarget } from '../columns/column-target.ts';
import { headerKey } from './header-synonyms.ts';

/**
 * The parameter with a name: an existing one, else a new one with the label. A name already used in this file gets a
 * number.
 */
export function customTarget(
  name: string,
  parameters: readonly ParameterDefinition[],
  taken: ReadonlySet<string>,
  label: string = name,
): CustomTarget {
  const named = customOf(name, parameters);
  if (named.kind === 'parameter' && !taken.has(uniqueKey(named))) return named;
  for (let times = 1; ; times += 1) {
    const target = customOf(times === 1 ? label || name : `${label || name} ${times}`, parameters);
    if (!taken.has(uniqueKey(target))) return target;
  }
}

/** By id, by exact name, or by the only name that differs just in case and punctuation. */
function customOf(name: string, parameters: readonly ParameterDefinition[]): CustomTarget {
  const key = headerKey(name);
  const alike = parameters.filter((parameter) => key !== '' && headerKey(parameter.name) === key);
  const definition =
    parameters.find((parameter) => parameter.id === name) ??
    parameters.find((parameter) => parameter.name === name) ??
    (alike.length === 1 ? alike[0] : undefined);
  return definition === undefined ? { kind: 'new', name } : { kind: 'parameter', definition, alsoField: null };
}

/** What only one column of a file can fill; empty where several can. */
export function uniqueKey(target: ColumnTarget): string {
  switch (target.kind) {
    case 'parameter':
      return `parameter:${target.definition.id}`;
    case 'new':
      return `new:${target.name}`;
    case 'status':
      return 'status';
    case 'flag':
    case 'email':
    case 'phone':
    case 'ignored':
    case 'secret':
      return '';
    default:
      return target.field;
  }
}

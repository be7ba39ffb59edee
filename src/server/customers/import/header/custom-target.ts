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
  const { byId, byName, byKey } = indexOf(parameters);
  const definition = byId.get(name) ?? byName.get(name) ?? byKey.get(headerKey(name));
  return definition === undefined ? { kind: 'new', name } : { kind: 'parameter', definition, alsoField: null };
}

interface ParameterIndex {
  readonly byId: ReadonlyMap<string, ParameterDefinition>;
  readonly byName: ReadonlyMap<string, ParameterDefinition>;
  /** Without the keys that several have. */
  readonly byKey: ReadonlyMap<string, ParameterDefinition>;
}

/** A wide file looks up each of its columns. */
const indexes = new WeakMap<readonly ParameterDefinition[], ParameterIndex>();

function indexOf(parameters: readonly ParameterDefinition[]): ParameterIndex {
  const made = indexes.get(parameters);
  if (made !== undefined) return made;
  const alike = Map.groupBy(parameters, ({ name }) => headerKey(name));
  const index = {
    byId: new Map(parameters.map((one) => [one.id, one])),
    // The first of several with a name.
    byName: new Map(parameters.toReversed().map((one) => [one.name, one])),
    byKey: new Map(
      [...alike].flatMap(([key, [one, ...others]]) =>
        key !== '' && one !== undefined && others.length === 0 ? [[key, one] as const] : [],
      ),
    ),
  };
  indexes.set(parameters, index);
  return index;
}

/** What only one column of a file can fill; empty where several can. */
export function uniqueKey(target: ColumnTarget): string {
  switch (target.kind) {
    case 'parameter':
      return `parameter:${target.definition.id}`;
    case 'new':
      return `new:${target.name}`;
    case 'lastNamePrefix':
      return target.kind;
    case 'phonePrefix':
    case 'status':
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

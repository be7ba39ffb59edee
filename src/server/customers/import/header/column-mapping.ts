import { type ParameterDefinition, systemParameters } from '../../../../contract/parameters.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { didYouMean } from '../../model/nearest-names.ts';
import { upsertFields } from '../../model/prepare-upsert.ts';
import type { ColumnTarget } from '../columns/column-target.ts';
import { contactTarget } from './contact-header.ts';
import { customTarget, uniqueKey } from './custom-target.ts';
import { fieldByKey, headerKey } from './header-synonyms.ts';

/** What a column fills, as someone says: a field, `parameter`, `parameter:NAME` or `skip`. */
export interface MappedField {
  readonly column: string;
  readonly field: string;
}

export const skip = 'skip';
const parameter = 'parameter';
const parameterPrefix = `${parameter}:`;

/** The fields that a column can fill, besides parameters. */
export const mappableFields = ['id', 'customerNumber', ...upsertFields] as const;

/** The index of a column in the file. Throws a StartupError with the nearest names if there is none. */
export function columnIndex(names: readonly string[], column: string): number {
  const exact = names.indexOf(column);
  if (exact >= 0) return exact;
  const alike = names.flatMap((name, at) => (headerKey(name) === headerKey(column) ? [at] : []));
  const [at] = alike;
  if (at !== undefined && alike.length === 1) return at;
  throw new StartupError(`The file has no column ${JSON.stringify(column)}.${didYouMean(column, names)}`);
}

/** The targets of mapped columns by their index. Throws a StartupError on a wrong column or field. */
export function mappedTargets(
  names: readonly string[],
  mapping: readonly MappedField[],
  parameters: readonly ParameterDefinition[],
): ReadonlyMap<number, ColumnTarget> {
  const targets = new Map<number, ColumnTarget>();
  for (const { column, field } of mapping) {
    const at = columnIndex(names, column);
    targets.set(at, fieldTarget(names[at] ?? column, field, parameters));
  }
  const owners = new Map<string, string>();
  for (const [at, target] of targets) {
    const [key, name] = [uniqueKey(target), names[at] ?? ''];
    const owner = owners.get(key);
    if (key !== '' && owner !== undefined)
      throw new StartupError(`Only one column can fill ${fieldName(target)}, not both ${owner} and ${name}.`);
    owners.set(key, name);
  }
  return targets;
}

function fieldTarget(column: string, field: string, parameters: readonly ParameterDefinition[]): ColumnTarget {
  if (field === skip) return { kind: 'ignored' };
  if (field === parameter) return customTarget(column, parameters, new Set());
  if (field.startsWith(parameterPrefix) && field !== parameterPrefix)
    return customTarget(field.slice(parameterPrefix.length).slice(0, 200), parameters, new Set());
  if (field === 'source') return { kind: 'text', field };
  const known = fieldByKey.get(headerKey(field)) ?? contactTarget(field) ?? undefined;
  if (known !== undefined && known.kind !== 'ignored') return known;
  const named = [...systemParameters, ...parameters].find(({ id, name }) => id === field || name === field);
  if (named !== undefined) return { kind: 'parameter', definition: named, alsoField: null };
  const names = [...mappableFields, ...parameters.map(({ name }) => name)];
  throw new StartupError(
    `A customer has no field ${JSON.stringify(field)}.${didYouMean(field, names)} ` +
      `For a parameter of that name, use ${parameterPrefix}${field}.`,
  );
}

/** How a mapping calls a target. */
export function fieldName(target: ColumnTarget): string {
  switch (target.kind) {
    case 'parameter':
      return `${parameterPrefix}${target.definition.name}`;
    case 'new':
      return `${parameterPrefix}${target.name}`;
    case 'email':
      return 'emails';
    case 'phone':
      return 'phones';
    case 'ignored':
    case 'secret':
      return skip;
    case 'flag':
      return target.yes;
    case 'text':
    case 'whole':
    case 'amount':
    case 'date':
      return target.field;
    default:
      return target.kind;
  }
}

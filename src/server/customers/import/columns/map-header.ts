import { type ParameterDefinition, systemParameters } from '../../../../contract/parameters.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import type { ColumnTarget } from './column-target.ts';
import { isEmail } from '../values/parse-contact.ts';
import { parseDate } from '../values/parse-date.ts';
import { fieldByKey, headerKey, systemIdByKey } from './header-synonyms.ts';
import { parseNumber } from '../values/parse-number.ts';
import { cellText } from '../values/cell-text.ts';

/** What each column fills. Throws a StartupError when the line is not a header, or no column identifies customers. */
export function mapHeader(header: readonly string[], parameters: readonly ParameterDefinition[]): ColumnTarget[] {
  const names = header.map(cellText);
  refuseData(names);
  const ownColumns = isRejectsColumn(names, 0) ? 2 : 0;
  const taken = new Set<string>();
  const targets = names.map((name, at): ColumnTarget => {
    if (isRejectsColumn(names, at)) return { kind: 'ignored' };
    // A second column for the same field becomes a parameter, so that nothing is lost.
    const known = knownTargets(name, names).find((target) => !taken.has(uniqueKey(target)));
    const target =
      known ?? customTarget(name === '' ? `Column ${at - ownColumns + 1}` : name.slice(0, 200), parameters, taken);
    taken.add(uniqueKey(target));
    taken.delete('');
    return target;
  });
  if (!targets.some(identifies)) {
    const found = names.map((name) => JSON.stringify(name)).join(', ');
    throw new StartupError(
      `No column identifies customers. Include one of: customer number, id, email, phone. Found: ${found}.`,
    );
  }
  return targets;
}

/** The parameter with a name, existing or new; a name already used in this file gets a number. */
export function customTarget(
  name: string,
  parameters: readonly ParameterDefinition[],
  taken: ReadonlySet<string>,
): ColumnTarget {
  for (let times = 1; ; times += 1) {
    const target = customOf(times === 1 ? name : `${name} ${times}`, parameters);
    if (!taken.has(uniqueKey(target))) return target;
  }
}

/** By id, by exact name, or by the only name that differs just in case and punctuation. */
function customOf(name: string, parameters: readonly ParameterDefinition[]): ColumnTarget {
  const key = headerKey(name);
  const alike = parameters.filter((parameter) => key !== '' && headerKey(parameter.name) === key);
  const definition =
    parameters.find((parameter) => parameter.id === name) ??
    parameters.find((parameter) => parameter.name === name) ??
    (alike.length === 1 ? alike[0] : undefined);
  return definition === undefined ? { kind: 'new', name } : { kind: 'parameter', definition, alsoField: null };
}

/** The field and the system parameter a header can mean, the likelier first. */
function knownTargets(name: string, names: readonly string[]): ColumnTarget[] {
  const key = headerKey(name);
  if (name === 'source') return [{ kind: 'text', field: 'source' }];
  if (headerKey(name) === 'status' && isStripe(names)) return [];
  const definition = systemParameters.find(
    (parameter) =>
      parameter.id === name || headerKey(parameter.name) === key || parameter.id === systemIdByKey.get(key),
  );
  if (definition !== undefined) {
    // "Source" is both a field and a system parameter, and means both unless the file has a column for each.
    const alsoField = definition.name === name && name === 'Source' && !names.includes('source') ? 'source' : null;
    return [{ kind: 'parameter', definition, alsoField }];
  }
  const numbered = fieldByKey.get(key.replace(/\d+$/, ''));
  const field =
    fieldByKey.get(key) ?? (numbered?.kind === 'email' || numbered?.kind === 'phone' ? numbered : undefined);
  return field === undefined ? [] : [field];
}

/** Whether a column identifies customers. */
function identifies(target: ColumnTarget): boolean {
  if (target.kind === 'email' || target.kind === 'phone') return true;
  return target.kind === 'text' && (target.field === 'id' || target.field === 'customerNumber');
}

/** In a Stripe export, Status is the status of the subscription. */
function isStripe(names: readonly string[]): boolean {
  return names.includes('id') && names.includes('Created (UTC)');
}

/** A rejects file of ours starts with line and reason, and can be imported again once its rows are fixed. */
function isRejectsColumn(names: readonly string[], at: number): boolean {
  return at < 2 && names[0] === 'line' && names[1] === 'reason';
}

/** What only one column of a file can fill; empty where several can. */
function uniqueKey(target: ColumnTarget): string {
  switch (target.kind) {
    case 'parameter':
      return `parameter:${target.definition.id}`;
    case 'new':
      return `new:${target.name}`;
    case 'status':
      return 'status';
    case 'email':
    case 'phone':
    case 'ignored':
      return '';
    default:
      return target.field;
  }
}

function refuseData(names: readonly string[]): void {
  if (names.every((name) => name === ''))
    throw new StartupError('The first line is empty. It must contain the column names.');
  const filled = names.filter((name) => name !== '');
  const values = filled.filter(
    (name) => parseNumber(name, '.') !== null || parseDate(name, { order: 'dmy', epoch: null }) !== null,
  );
  // A column can be called 2024; a line of data contains an email address, or mostly values.
  const data = filled.find(isEmail) ?? (values.length * 2 > filled.length ? values[0] : undefined);
  if (data !== undefined) {
    throw new StartupError(
      `The first line must contain the column names, but ${JSON.stringify(data)} looks like a value.`,
    );
  }
}

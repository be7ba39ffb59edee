import { type ParameterDefinition, systemParameters } from '../../../../contract/parameters.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import type { ColumnTarget } from './column-target.ts';
import { isEmail } from '../values/parse-contact.ts';
import { parseDate } from '../values/parse-date.ts';
import { fieldByKey, headerKey, systemIdByKey } from './header-synonyms.ts';
import { parseNumber } from '../values/parse-number.ts';
import { cellText } from '../values/parse-words.ts';

/** What each column fills. Throws a StartupError when the header is none, or no column says who a customer is. */
export function mapHeader(header: readonly string[], parameters: readonly ParameterDefinition[]): ColumnTarget[] {
  const names = header.map(cellText);
  refuseData(names);
  const ownColumns = isRejectsColumn(names, 0) ? 2 : 0;
  const taken = new Set<string>();
  const targets = names.map((name, at): ColumnTarget => {
    if (isRejectsColumn(names, at)) return { kind: 'ignored' };
    // The second column for one value is a parameter of its own, so that nothing is lost.
    const known = knownTargets(name, names).find((target) => !taken.has(uniqueKey(target)));
    const target =
      known ?? customTarget(name === '' ? `Column ${at - ownColumns + 1}` : name.slice(0, 200), parameters, taken);
    taken.add(uniqueKey(target));
    taken.delete('');
    return target;
  });
  if (!targets.some(identifies)) {
    throw new StartupError(
      `No column says who a customer is: one of customer number, id, email or phone is needed, and the columns are ${names.map((name) => JSON.stringify(name)).join(', ')}.`,
    );
  }
  return targets;
}

/** The organisation's parameter of a name, else a new one; a name already used in this file is counted on. */
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

/** By id, by exact name, or by the only name that differs in case and punctuation alone. */
function customOf(name: string, parameters: readonly ParameterDefinition[]): ColumnTarget {
  const key = headerKey(name);
  const alike = parameters.filter((parameter) => key !== '' && headerKey(parameter.name) === key);
  const definition =
    parameters.find((parameter) => parameter.id === name) ??
    parameters.find((parameter) => parameter.name === name) ??
    (alike.length === 1 ? alike[0] : undefined);
  return definition === undefined ? { kind: 'new', name } : { kind: 'parameter', definition, alsoField: null };
}

/** The field and the system parameter a header means, the likelier first. */
function knownTargets(name: string, names: readonly string[]): ColumnTarget[] {
  const key = headerKey(name);
  if (name === 'source') return [{ kind: 'text', field: 'source' }];
  if (headerKey(name) === 'status' && isStripe(names)) return [];
  const definition = systemParameters.find(
    (parameter) =>
      parameter.id === name || headerKey(parameter.name) === key || parameter.id === systemIdByKey.get(key),
  );
  if (definition !== undefined) {
    // "Source" names a field and a system parameter alike, and means both unless the file tells them apart.
    const alsoField = definition.name === name && name === 'Source' && !names.includes('source') ? 'source' : null;
    return [{ kind: 'parameter', definition, alsoField }];
  }
  const numbered = fieldByKey.get(key.replace(/\d+$/, ''));
  const field =
    fieldByKey.get(key) ?? (numbered?.kind === 'email' || numbered?.kind === 'phone' ? numbered : undefined);
  return field === undefined ? [] : [field];
}

/** Whether a target alone can tell one customer from another. */
function identifies(target: ColumnTarget): boolean {
  if (target.kind === 'email' || target.kind === 'phone') return true;
  return target.kind === 'text' && (target.field === 'id' || target.field === 'customerNumber');
}

/** A Stripe export's Status is that of the subscription. */
function isStripe(names: readonly string[]): boolean {
  return names.includes('id') && names.includes('Created (UTC)');
}

/** Our own rejects file starts with the line and the reason, and imports again as it is once mended. */
function isRejectsColumn(names: readonly string[], at: number): boolean {
  return at < 2 && names[0] === 'line' && names[1] === 'reason';
}

/** What only one column of a file may fill; empty for what several may. */
export function uniqueKey(target: ColumnTarget): string {
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
    throw new StartupError('The first line is empty; it must hold the names of the columns.');
  const filled = names.filter((name) => name !== '');
  const values = filled.filter(
    (name) => parseNumber(name, '.') !== null || parseDate(name, { order: 'dmy', epoch: null }) !== null,
  );
  // A column may well be named 2024; a line of data has an address in it, or little but values.
  const data = filled.find(isEmail) ?? (values.length * 2 > filled.length ? values[0] : undefined);
  if (data !== undefined) {
    throw new StartupError(
      `The first line must hold the names of the columns, but ${JSON.stringify(data)} looks like a value.`,
    );
  }
}

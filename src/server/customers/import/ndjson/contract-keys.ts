import type { ColumnTarget } from '../columns/column-target.ts';
import { readHeaderHint } from '../header/header-hint.ts';
import { headerKey, vagueNames } from '../header/header-synonyms.ts';
import { headerTarget } from '../header/header-target.ts';
import { isPlainName } from '../header/name-columns.ts';
import { withoutHost } from '../header/without-table.ts';
import { prefixesIn } from '../values/phone-prefixes/join-phone.ts';
import { groupOf, isOtherName, nameOf, namesPerson } from '../columns/names/other-person.ts';
import { ContractLine } from './contract-line.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * A line with the keys of the contract in place of those of other systems, which are known as the headers of CSV files
 * are: `_id`, `name`, `phone_number`, `isActive`, and `profile.firstName` in objects. Other keys stay, as do `mapped`
 * ones and those whose value is none of the field. `fields`: the keys of the contract.
 */
export function withContractKeys(
  object: JsonObject,
  fields: ReadonlySet<string>,
  mapped: ReadonlySet<string>,
): Record<string, unknown> {
  const { _id, ...rest } = object;
  const isId = (typeof _id === 'string' || typeof _id === 'number') && object['id'] === undefined;
  const source = isId ? rest : object;
  const isKept = (key: string): boolean => fields.has(key) || mapped.has(key);
  const line = new ContractLine(source, isKept);
  if (isId) line.known['id'] = _id;
  const targets = targetsOf(Object.entries(source).flatMap(([key, value]) => pathsOf(key, value, isKept)));
  // The names of the customer come first: the people that an order is sent to may be others.
  const entries = Object.entries(source).toSorted((a, b) => Number(hasGroup(a)) - Number(hasGroup(b)));
  const isOthers: IsOthers = (path, beside) => {
    const group = groupOf(path.slice(path.lastIndexOf('.') + 1));
    return group !== '' && isOtherName(nameIn(beside, beside === source ? group : ''), nameOf(line.known));
  };
  for (const [key, value] of entries) {
    if (isKept(key)) continue;
    const take = (path: string, held: unknown): boolean => {
      const target = targets.get(path);
      const isContact = target?.kind === 'email' || target?.kind === 'phone';
      return (
        !mapped.has(path) && !(isContact && path === key && isOthers(key, source)) && line.take(path, target, held)
      );
    };
    const left = withoutTaken(key, value, take, isOthers);
    if (left !== undefined) line.known[key] = left;
  }
  if (targets.entries().some(([path, target]) => isName(target) && !isKept(path) && isPlainName(path)))
    line.splitName();
  return line.finished();
}

function isName(target: ColumnTarget): boolean {
  return target.kind === 'text' && target.field === 'displayName';
}

/** Whether a key is of someone else than the customer, by the name that stands beside it. */
type IsOthers = (path: string, beside: JsonObject) => boolean;

function hasGroup([key, value]: readonly [string, unknown]): boolean {
  return groupOf(key) !== '' || (isObject(value) && Object.keys(value).some((one) => groupOf(one) !== ''));
}

/** The name of the person of a group among the keys of an object. */
function nameIn(object: JsonObject, group: string): string {
  return Object.entries(object)
    .flatMap(([key, name]) => (typeof name === 'string' && groupOf(key) === group && namesPerson(key) ? [name] : []))
    .join(' ');
}

/** The dotted paths of what a key holds, without the insides of lists. */
function pathsOf(path: string, value: unknown, isKept: (key: string) => boolean = () => false): string[] {
  if (isKept(path)) return [];
  if (!isObject(value) || isPhoneObject(path, value)) return [path];
  return Object.entries(value).flatMap(([key, held]) => pathsOf(`${path}.${key}`, held));
}

/** What is left of a value without what is taken; undefined for nothing. */
function withoutTaken(
  path: string,
  value: unknown,
  take: (path: string, held: unknown) => boolean,
  isOthers: IsOthers,
): unknown {
  if (!isObject(value) || isPhoneObject(path, value)) return take(path, value) ? undefined : value;
  if (isOthers(path, value)) return value;
  const left = Object.entries(value).flatMap(([key, held]) => {
    const rest = withoutTaken(`${path}.${key}`, held, take, isOthers);
    return rest === undefined ? [] : [[key, rest] as const];
  });
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/** By the paths of a line: most lines have those of the line before. */
const targets = new Map<string, ReadonlyMap<string, ColumnTarget>>();
const mostKept = 1_000;
const longestKept = 10_000;

function targetsOf(paths: readonly string[]): ReadonlyMap<string, ColumnTarget> {
  const signature = paths.join('\n');
  const kept = targets.get(signature);
  if (kept !== undefined) return kept;
  const headers = withoutHost(paths.map(readHeaderHint));
  const found = new Map(
    headers.flatMap((header) => {
      const isUnknown = header.ofOther === true || vagueNames.has(headerKey(header.field));
      const target = isUnknown ? null : headerTarget(header, headers);
      return target === null || isNamedSo(header.full, target) ? [] : [[header.full, target] as const];
    }),
  );
  if (targets.size < mostKept && signature.length < longestKept) targets.set(signature, found);
  return found;
}

/** Whether a key is the name of a parameter, and so finds it anyway. */
function isNamedSo(key: string, target: ColumnTarget): boolean {
  return target.kind === 'parameter' && headerKey(key) === headerKey(target.definition.name);
}

/** Whether an object is one phone, whose number needs what stands beside it. */
function isPhoneObject(path: string, value: JsonObject): boolean {
  return Object.keys(prefixesIn(value)).length > 0 && headerTarget(readHeaderHint(path), [])?.kind === 'phone';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

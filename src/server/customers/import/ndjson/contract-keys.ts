import type { CustomerStatus } from '../../../../contract/customer.ts';
import type { ColumnTarget } from '../columns/column-target.ts';
import { fieldByKey, headerKey, vagueNames } from '../header/header-synonyms.ts';
import { parseStatus, parseStatusFlag, worstStatus } from '../values/parse-boolean-and-status.ts';

/**
 * A line with the keys of the contract in place of those of other systems: `_id`, `name`, `first_name`, and flags such
 * as `isActive`. Other keys stay, as do `mapped` ones and those whose value is none of the field.
 */
export function withContractKeys(
  object: Readonly<Record<string, unknown>>,
  mapped: ReadonlySet<string>,
): Record<string, unknown> {
  const { _id, ...rest } = object;
  const isId = (typeof _id === 'string' || typeof _id === 'number') && object['id'] === undefined;
  const known: Record<string, unknown> = isId ? { ...rest, id: _id } : { ...object };
  const statuses: CustomerStatus[] = [];
  const given = typeof known['status'] === 'string' ? parseStatus(known['status'].trim()) : null;
  const takesFlags = given !== null || known['status'] === undefined || known['status'] === null;
  for (const [key, value] of Object.entries(object)) {
    const target = mapped.has(key) ? null : targetOf(key);
    if (target?.kind === 'flag' && takesFlags) {
      const status = isScalar(value) ? parseStatusFlag(String(value).trim(), target) : null;
      if (status !== null) statuses.push(status);
      if (status !== null || value === null) delete known[key];
    } else if (target?.kind === 'text' && isNameField(target.field) && !Object.hasOwn(known, target.field)) {
      if (typeof value !== 'string') continue;
      known[target.field] = value;
      delete known[key];
    }
  }
  const [first, ...others] = given === null ? statuses : [given, ...statuses];
  return first === undefined ? known : { ...known, status: others.reduce(worstStatus, first) };
}

/** By key: most lines have those of the line before. */
const targets = new Map<string, ColumnTarget | null>();
const mostKept = 10_000;

function targetOf(key: string): ColumnTarget | null {
  const kept = targets.get(key);
  if (kept !== undefined) return kept;
  const name = headerKey(key);
  const target = vagueNames.has(name) ? null : (fieldByKey.get(name) ?? null);
  if (targets.size < mostKept && key.length < 100) targets.set(key, target);
  return target;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isNameField(field: string): boolean {
  return field === 'firstName' || field === 'lastName' || field === 'displayName';
}

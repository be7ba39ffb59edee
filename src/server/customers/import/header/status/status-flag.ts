import type { ColumnTarget } from '../../columns/column-target.ts';
import { looksBoolean, parseBoolean, parseStatus } from '../../values/parse-boolean-and-status.ts';
import type { StatusTarget } from '../../values/parse-boolean-and-status.ts';
import { fits } from '../field-fit.ts';
import { active, banned, notActive } from './status-names.ts';

/** Whether a column says in words, or under a name such as Inactive, which customers are active. */
export function saysWhoIsActive(target: ColumnTarget | null, cells: readonly string[]): boolean {
  if (target?.kind !== 'status' && !(target?.kind === 'flag' && target.saysActive === true)) return false;
  return cells.length > 0 && fits(target, cells);
}

type Status = Extract<StatusTarget, { kind: 'status' }>;

/**
 * What a column of statuses fills. 1 and 0, or yes and no, are a flag if the column is just called Status and no other
 * says who is active: in Sage, an Account Status of 0 is an active customer. Zeros alone can mean anything.
 */
export function statusOrFlag(target: Status, cells: readonly string[], isSaidElsewhere: boolean): StatusTarget {
  const areDigits = cells.every((cell) => /^[01]$/.test(cell));
  if (isSaidElsewhere || (areDigits && target.isOfAccount === true)) return target;
  const isFlag = cells.some((cell) => parseBoolean(cell) === true);
  return isFlag && cells.every((cell) => /^[01]$/.test(cell) || looksBoolean(cell))
    ? { kind: 'flag', yes: 'active', no: 'inactive' }
    : target;
}

const flags: readonly StatusTarget[] = [active, notActive, banned];

/** The flag that a header such as `Status (0 = active, 1 = inactive)` explains; null for others. */
export function explainedFlag(header: string): StatusTarget | null {
  const [yes, no] = ['1', '0'].map((code) => statusOfCode(header.slice(0, 200), code));
  return flags.find((flag) => flag.kind === 'flag' && flag.yes === yes && flag.no === no) ?? null;
}

function statusOfCode(header: string, code: string): ReturnType<typeof parseStatus> {
  const equals = String.raw`\s*[=:–-]\s*`;
  const [, after, before] =
    new RegExp(String.raw`(?<![\p{L}\d])${code}${equals}(\p{L}+)|(\p{L}+)${equals}${code}(?!\d)`, 'u').exec(header) ??
    [];
  return parseStatus(after ?? before ?? '');
}

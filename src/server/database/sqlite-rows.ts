import { CorruptDataError } from '../errors/corrupt-data-error.ts';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';

type Cell = SQLOutputValue | undefined;

/** A statement whose integers are BigInts: positions are above 2⁵³, where reading or running as numbers throws. */
export function prepareBig(database: DatabaseSync, sql: string): StatementSync {
  const statement = database.prepare(sql);
  statement.setReadBigInts(true);
  return statement;
}

/** The same with rows as arrays, by column: half the time of rows with names, where pages are read. */
export function prepareRows(database: DatabaseSync, sql: string): StatementSync {
  const statement = prepareBig(database, sql);
  statement.setReturnArrays(true);
  return statement;
}

/** The cell as text; throws a CorruptDataError when the schema does not hold. */
export function textCell(cell: Cell): string {
  if (typeof cell !== 'string') throw new CorruptDataError('a cell is not text');
  return cell;
}

/** The cell as a number; throws a CorruptDataError when the schema does not hold. */
export function numberCell(cell: Cell): number {
  if (typeof cell === 'bigint') return Number(cell);
  if (typeof cell !== 'number') throw new CorruptDataError('a cell is not a number');
  return cell;
}

/** The cell as a BigInt; throws a CorruptDataError when the schema does not hold. */
export function bigCell(cell: Cell): bigint {
  if (typeof cell !== 'bigint') throw new CorruptDataError('a cell is not a 64-bit number');
  return cell;
}

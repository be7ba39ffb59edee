import type { CustomerStatus } from '../../../contract/customer.ts';
import { neededTexts } from '../search-document.ts';
import type { SearchTerm } from '../search-terms.ts';
import { foldedTable, trigramTable } from './schema.ts';

/** How a search is asked of the tables of one status. */
export interface SearchPlan {
  /** What a text must contain: of each group one. */
  readonly groups: readonly (readonly string[])[];
  /** FTS5's expression that every match fulfils; null when the terms are too short for trigrams. */
  readonly trigrams: string | null;
  /** The expression already decides the match, so that no text need be read. */
  readonly isExact: boolean;
}

const trigramLength = 3;
/** More trigrams narrow a term no further than reading its candidates costs. */
const trigramsPerText = 5;

export function planSearch(terms: readonly SearchTerm[]): SearchPlan {
  const groups = terms.map(neededTexts);
  const expressions = groups.map(groupExpression).filter((expression) => expression !== null);
  return {
    groups,
    trigrams: expressions.length === 0 ? null : expressions.join(' AND '),
    isExact: groups.every((texts) => texts.every(isOneTrigram)),
  };
}

/**
 * SQL for the candidates of a status between two positions, newest first: `position` and whether it `matches`.
 * Parameters: ?1 low, ?2 high (both exclusive), ?3 candidates at most, ?4 the expression, then the groups' texts.
 */
export function candidatesSql(plan: SearchPlan, status: CustomerStatus): string {
  if (plan.trigrams === null) {
    return `SELECT position, ${matchSql(plan, 'text')} AS matches FROM ${foldedTable(status)}
      WHERE position > ?1 AND position < ?2 AND ?4 IS NULL ORDER BY position DESC LIMIT ?3`;
  }
  const table = trigramTable(status);
  const rows = `SELECT rowid AS position FROM ${table} WHERE ${table} MATCH ?4 AND rowid > ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3`;
  return plan.isExact
    ? `SELECT position, 1 AS matches FROM (${rows})`
    : `SELECT t.position, ${matchSql(plan, 'f.text')} AS matches FROM (${rows}) t CROSS JOIN ${foldedTable(status)} f ON f.position = t.position ORDER BY t.position DESC`;
}

/** What to bind after the candidates' limit. */
export function planValues(plan: SearchPlan): readonly (string | null)[] {
  return plan.isExact && plan.trigrams !== null ? [plan.trigrams] : [plan.trigrams, ...plan.groups.flat()];
}

function matchSql(plan: SearchPlan, column: string): string {
  let place = 4;
  const groups = plan.groups.map((texts) => {
    const options = texts.map(() => {
      place += 1;
      return `instr(${column}, ?${place}) > 0`;
    });
    return `(${options.join(' OR ')})`;
  });
  return groups.join(' AND ');
}

function groupExpression(texts: readonly string[]): string | null {
  const expressions = texts.map(textExpression);
  return expressions.some((expression) => expression === null) ? null : `(${expressions.join(' OR ')})`;
}

/** The AND of trigrams spread over the text; null when it is too short to have one. */
function textExpression(text: string): string | null {
  const points = [...text];
  const last = points.length - trigramLength;
  if (last < 0) return null;
  const wanted = Math.min(trigramsPerText, Math.ceil(points.length / trigramLength));
  const starts = new Set<number>();
  for (let index = 0; index < wanted; index += 1) starts.add(wanted === 1 ? 0 : Math.round((index * last) / (wanted - 1)));
  const trigrams = [...starts].map((start) => quote(points.slice(start, start + trigramLength).join('')));
  return `(${trigrams.join(' AND ')})`;
}

const isOneTrigram = (text: string): boolean => [...text].length === trigramLength;
const quote = (trigram: string): string => `"${trigram.replaceAll('"', '""')}"`;

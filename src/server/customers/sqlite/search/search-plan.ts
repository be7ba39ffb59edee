import type { CustomerStatus } from '../../../../contract/customer.ts';
import { requiredSubstrings } from '../../model/search-document.ts';
import type { SearchTerm } from '../../model/search-terms.ts';
import { foldedTable, trigramTable } from '../database/schema.ts';

/** How a search queries the tables of one status. */
export interface SearchPlan {
  /** Substrings that a text must contain: one of each group. */
  readonly groups: readonly (readonly string[])[];
  /** An FTS5 expression that every match satisfies; null to scan all texts. */
  readonly trigrams: string | null;
  /** Whether the expression alone decides a match, without reading the text. */
  readonly isExact: boolean;
}

const trigramLength = 3;
/** More trigrams would cost more than reading the candidates they exclude. */
const trigramsPerText = 3;
/** The share of the sample above which a trigram costs more to walk than it saves. */
const commonShare = 0.25;

/** Plans a search from a sample of the texts, which affects only its speed. */
export function planSearch(terms: readonly SearchTerm[], sample: readonly string[]): SearchPlan {
  const groups = terms.map(requiredSubstrings);
  const exact = groups.every((texts) => texts.every((text) => [...text].length === trigramLength));
  const expressions = groups.map((texts) => groupExpression(texts, sample)).filter((expression) => expression !== null);
  const rare = expressions.filter(({ share }) => share <= commonShare);
  const used = exact || rare.length === 0 ? expressions : rare;
  return {
    groups,
    trigrams: used.length === 0 ? null : used.map(({ sql }) => sql).join(' AND '),
    isExact: exact,
  };
}

/** The plan that scans all texts: cheaper if many match. */
export function planScan({ groups }: SearchPlan): SearchPlan {
  return { groups, trigrams: null, isExact: false };
}

/** The share of the sample that matches, from 0 to 1. */
export function matchingShare({ groups }: SearchPlan, sample: readonly string[]): number {
  return shareOf(sample, (document) => groups.every((texts) => texts.some((text) => document.includes(text))));
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
  const rows = `SELECT rowid AS position FROM ${table}
    WHERE ${table} MATCH ?4 AND rowid > ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3`;
  return plan.isExact
    ? `SELECT position, 1 AS matches FROM (${rows})`
    : `SELECT t.position, ${matchSql(plan, 'f.text')} AS matches
       FROM (${rows}) t CROSS JOIN ${foldedTable(status)} f ON f.position = t.position ORDER BY t.position DESC`;
}

/** The values to bind after the limit of candidates. */
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

interface Expression {
  readonly sql: string;
  /** An upper bound for the share of the sample that satisfies it. */
  readonly share: number;
}

function groupExpression(texts: readonly string[], sample: readonly string[]): Expression | null {
  const expressions = texts.map((text) => textExpression(text, sample)).filter((expression) => expression !== null);
  if (expressions.length < texts.length) return null;
  return {
    sql: `(${expressions.map(({ sql }) => sql).join(' OR ')})`,
    share: Math.max(...expressions.map(({ share }) => share)),
  };
}

/** The AND of the rarest trigrams of a text; null if it is too short to have one. */
function textExpression(text: string, sample: readonly string[]): Expression | null {
  const points = [...text];
  const last = points.length - trigramLength;
  if (last < 0) return null;
  const trigrams = [
    ...new Set(points.slice(0, last + 1).map((_, start) => points.slice(start, start + trigramLength).join(''))),
  ];
  const [rarest, ...others] = trigrams
    .map((trigram) => ({ trigram, share: shareOf(sample, (document) => document.includes(trigram)) }))
    .toSorted((a, b) => a.share - b.share);
  if (rarest === undefined) return null;
  const chosen = [rarest, ...others.filter(({ share }) => share <= commonShare)].slice(0, trigramsPerText);
  return { sql: `(${chosen.map(({ trigram }) => quote(trigram)).join(' AND ')})`, share: rarest.share };
}

function shareOf(sample: readonly string[], matches: (document: string) => boolean): number {
  return sample.length === 0 ? 0 : sample.filter(matches).length / sample.length;
}

const quote = (trigram: string): string => `"${trigram.replaceAll('"', '""')}"`;

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Machine } from './machine.ts';
import { benchRoot } from '../product/bench-paths.ts';

/** A row of the table: a measured figure and its limit. */
export interface Figure {
  readonly area: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: Limit | null;
  /** What it was compared with, or how it was measured; may be empty. */
  readonly against: string;
}

/** Source of every limit: docs/decisions/0006-bench.md. */
export type Limit = { readonly atMost: number } | { readonly atLeast: number };

export type Verdict = 'met' | 'missed' | '';

/** `met` or `missed`; empty for a figure without a limit. */
function verdictOf({ value, limit }: Figure): Verdict {
  if (limit === null) return '';
  const met = 'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast;
  return met ? 'met' : 'missed';
}

/** The figures as a text table for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['area', 'what', 'measured', 'limit', '', 'against'];
  const lines = figures.map((figure) => [
    figure.area,
    figure.what,
    `${formatValue(figure.value)} ${figure.unit}`.trim(),
    formatLimit(figure.limit),
    verdictOf(figure),
    figure.against,
  ]);
  const widths = head.map((name, column) => Math.max(name.length, ...lines.map((line) => line[column]?.length ?? 0)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Writes bench/results/DATE.json, or NAME.json over the one before, and returns its path. */
export async function writeResults(
  machine: Machine,
  customers: number,
  figures: readonly Figure[],
  name = machine.date.replaceAll(':', '-').replace(/\.\d+Z$/, 'Z'),
): Promise<string> {
  const folder = join(benchRoot, 'results');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  const rows = figures.map((figure) => ({ ...figure, value: rounded(figure.value), verdict: verdictOf(figure) }));
  await writeFile(file, `${JSON.stringify({ machine, customers, figures: rows }, null, 2)}\n`);
  return file;
}

function formatLimit(limit: Limit | null): string {
  if (limit === null) return '';
  return 'atMost' in limit ? `≤ ${formatValue(limit.atMost)}` : `≥ ${formatValue(limit.atLeast)}`;
}

function formatValue(value: number): string {
  return rounded(value).toLocaleString('en-US', { maximumFractionDigits: 3 });
}

/** Four significant digits, whole above 1,000. */
function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4));
}

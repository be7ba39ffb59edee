import { readCode, type Violation } from './code-file.ts';
import { cycleViolations } from './cycle-rule.ts';
import { fileViolations } from './file-rules.ts';
import { importViolations } from './import-rules.ts';
import { statusCodeViolations } from './status-code-rule.ts';
import { bannedTermViolations } from './banned-terms-rule.ts';

export interface ArchitectureReport {
  readonly checkedFiles: number;
  readonly violations: readonly Violation[];
}

/** Holds the code of a tree against every rule of the architecture. Throws on a file that does not parse. */
export function findViolations(root: string): ArchitectureReport {
  const files = readCode(root);
  const rules = [importViolations, cycleViolations, statusCodeViolations, fileViolations, bannedTermViolations];
  return { checkedFiles: files.length, violations: rules.flatMap((rule) => rule(files)) };
}

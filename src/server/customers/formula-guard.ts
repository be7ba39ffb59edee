/** Text as nearly every cell has it: nothing to trim, no formula at its start, and nothing to split a line by. */
const plainText = /^[\p{L}\d](?:[^;\t|\r\n]*[^;|\s])?$/u;
/** Also behind control characters such as NUL, which some spreadsheets drop. */
const formulaStart = /^\p{Cc}*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;
const plainNumber = /^-?\d+(?:[.,]\d+)?$/;
/** Phones as they are dialled (E.164). Only digits follow the plus, so there is nothing to compute or to run. */
const plainPhones = /^\+\d(?: ?\d){6,14}(?:; \+\d(?: ?\d){6,14})*$/;
/** A formula after what a spreadsheet may split a line by; a negative number is none. */
const hiddenFormula = /(?<=[;\t|\r\n]["\s\p{Cc}]*)[=@+\-\uFF1D\uFF0B\uFF0D\uFF20](?!\d[\d.,]*\s*(?:["';\t|\r\n]|$))/gu;
const guard = /(?<=[;\t|\r\n]["\s\p{Cc}]*)'(?=[=@+\-\uFF1D\uFF0B\uFF0D\uFF20])/gu;

/**
 * A cell that no spreadsheet runs as a formula, whatever it splits lines by: each gets an apostrophe. Numbers stay
 * numbers, and phones stay ones for the programs that dial them. An import of the file removes the apostrophes again.
 */
export function guardFormulas(cell: string): string {
  if (plainText.test(cell)) return cell;
  // Cells are trimmed on import anyway, and white space would hide a formula behind it.
  const trimmed = cell.trim();
  if (plainNumber.test(trimmed) || plainPhones.test(trimmed)) return trimmed;
  const text = trimmed.replace(hiddenFormula, "'$&");
  return formulaStart.test(text) ? `'${text}` : text;
}

/** A cell without the apostrophes inside it; `cellText` removes one at the start. */
export function withoutGuards(cell: string): string {
  return cell.replace(guard, '');
}

import { headerWords } from '../columns/header-words.ts';
import { DateFormatInference } from '../values/date-format-inference.ts';
import { parseBoolean, parseStatusOrLetter } from '../values/parse-boolean-and-status.ts';
import type { DateOrder } from '../values/parse-date.ts';

/** A header without the hints that forms and templates add, such as `Email (required)` or `Birthday (yyyy-mm-dd)`. */
export interface HintedHeader {
  readonly full: string;
  /** Without any hint: decides which field it is. */
  readonly field: string;
  /** Without the hints on how to fill it in: the name of a parameter, which keeps its unit. */
  readonly label: string;
  /** The order of day and month that a hint shows. */
  readonly dates: DateOrder | null;
  /** Whether its table is that of someone else than the customer, so that it is no field. */
  readonly ofOther?: true;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words of a hint on how to fill in a column. */
const formWords = words(
  `required mandatory optional recommended must unique format formatted example eg ex max maximum min minimum
  character characters chars digits only separated delimited comma commas semicolon semicolons e164 iso iso8601
  international text string numeric integer decimal datetime boolean bool dropdown select multiple readonly pflicht
  pflichtfeld erforderlich zwingend freiwillig beispiel obligatorio obligatoria requerido requerida opcional ejemplo
  obligatoire requis requise facultatif facultative optionnel exemple obbligatorio obbligatoria richiesto facoltativo
  verplicht optioneel passport obrigatorio obrigatoria pakollinen obligatorisk`,
);
/** Words of a hint on what its values are measured in. */
const unitWords = words(
  `utc gmt bst cet cest mez mesz eet eest est edt cst cdt mst mdt pst pdt jst aest aedt local net gross netto brutto
      currency amount`,
);
const currencies = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

const timeZone = /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[\w/+-]+$/;

const longestHinted = 200;
const bracketed = /^(.*\S)\s*[([{<]([^()[\]{}<>]*)[)\]}>]$/su;
const dashed = /^(.*\S)\s+[-–—]\s+(.*)$/su;
const marks = /^[*†\s]+|[*†:\s]+$/gu;

/** Splits the hints off a header; one that may be part of the name stays: `Name (Partner)`, `Orders (2024)`. */
export function readHeaderHint(header: string): HintedHeader {
  if (header.length > longestHinted) return { full: header, field: header, label: header, dates: null };
  let field = unmarked(header.normalize('NFKC'));
  let label = field === header ? header : field;
  let dates: DateOrder | null = null;
  for (;;) {
    const [, name = '', hint = ''] = bracketed.exec(field) ?? dashed.exec(field) ?? [];
    const isForm = isFormHint(hint) || repeats(hint, name);
    const isBracketed = bracketed.test(field);
    if (name === '' || !(isForm || (isBracketed && isUnit(hint)))) return { full: header, field, label, dates };
    dates ??= dateOrderOf(hint);
    if (isForm && label === field) label = unmarked(name);
    field = unmarked(name);
  }
}

function unmarked(text: string): string {
  return text.replace(marks, '');
}

function hintWords(hint: string): readonly string[] {
  return headerWords(hint.replaceAll(/e\.g\./gi, 'eg'));
}

function isFormHint(hint: string): boolean {
  const found = hintWords(hint);
  return found.some((word) => formWords.has(word)) || dateOrder(hint) !== undefined || isChoice(found);
}

/** `0/1`, `yes/no`, `1 = active, 0 = inactive`. */
function isChoice(found: readonly string[]): boolean {
  return found.length > 1 && found.every((word) => parseBoolean(word) !== null || parseStatusOrLetter(word) !== null);
}

/** As the fields of a form have it: `Email (Enter Email)`. */
function repeats(hint: string, name: string): boolean {
  const [found, named] = [hintWords(hint), hintWords(name)];
  return found.length > named.length && named.every((word) => found.includes(word)) && found[0] === 'enter';
}

function isUnit(hint: string): boolean {
  if (/^\p{Sc}$/u.test(hint.trim()) || timeZone.test(hint.trim())) return true;
  const found = hintWords(hint).filter((word) => !/^\d{1,2}$/.test(word));
  return found.length > 0 && found.every((word) => unitWords.has(word) || currencies.has(word) || word === 'in');
}

const day = '(?:dd?|tt?|jj?|gg?)';
const month = 'm{1,4}';
const year = '(?:y{2,4}|j{2,4}|a{2,4})';
const between = String.raw`\s*[-/.\s]\s*`;
const dateFormat = (...parts: readonly string[]): RegExp => new RegExp(String.raw`\b${parts.join('')}\b`, 'i');
const orders: readonly (readonly [RegExp, DateOrder | null])[] = [
  [dateFormat(year, between, month, between, day), null],
  [dateFormat(day, between, month, `(?:${between}${year})?`), 'dmy'],
  [dateFormat(month, between, day, `(?:${between}${year})?`), 'mdy'],
  [/\b(?:yyyymmdd|jjjjmmtt|aaaammjj)/i, null],
  [/\b(?:dd|tt|jj)mm(?:yy|jj|aa)/i, 'dmy'],
  [/\bmmddyy/i, 'mdy'],
];

/** The order of a date format in the hint, null where the year comes first; undefined without a format. */
function dateOrder(hint: string): DateOrder | null | undefined {
  return orders.find(([format]) => format.test(hint))?.[1];
}

function dateOrderOf(hint: string): DateOrder | null {
  const example = /\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b/.exec(hint)?.[0];
  if (example === undefined) return dateOrder(hint) ?? null;
  const inference = new DateFormatInference();
  inference.add(example);
  return inference.decide(null)?.order ?? null;
}

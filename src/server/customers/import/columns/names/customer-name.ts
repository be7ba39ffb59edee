import { cellValue } from '../../values/cell-text.ts';
import { meansNothing } from '../../values/missing-value.ts';
import type { Draft } from '../cell-writer.ts';
import { headerWords, wordSet } from '../header-words.ts';
import type { BoundColumn } from '../plan-column.ts';

/** What the name of a customer is called who is a company. */
const legalNames = wordSet(
  'razonsocial raisonsociale ragionesociale denominazionesociale denominacionsocial razaosocial firmenname',
);
/** What the company of a person is called, too. */
const companies = wordSet(
  `company companyname firma unternehmen empresa nombreempresa societe entreprise nomdelasociete azienda societa bedrijf
  bedrijfsnaam foretag foretagsnamn firmanavn virksomhed yritys organisation organization organisationname
  organizationname spolecnost nazwafirmy nazevfirmy firmaadi businessname 会社名 公司 公司名称 회사명`,
);
const nameFields = ['firstName', 'lastName', 'displayName'] as const;

/**
 * Completes the names of a row: "van der" comes before the last name, and a customer whose names are empty has the name
 * of the company. A column such as Company only counts in a file that has names, since any other would rename the
 * customers it updates, and not beside a display name of its own, as in our own exports: there, none is meant.
 */
export function nameCompleter(columns: readonly BoundColumn[]): (draft: Draft, cells: readonly string[]) => void {
  const names = new Set(columns.flatMap(({ target }) => (target.kind === 'text' ? [target.field] : [])));
  const hasNames = nameFields.some((field) => names.has(field));
  const hasEveryName = nameFields.every((field) => names.has(field));
  const prefix = columns.findIndex(({ target }) => target.kind === 'lastNamePrefix');
  const company = columns.flatMap(({ header, target }, at) => {
    const name = headerWords(header).join('');
    const isCompany = legalNames.has(name) || (hasNames && !hasEveryName && companies.has(name));
    return isCompany && target.kind === 'parameter' ? [at] : [];
  });
  return (draft, cells) => {
    const [before] = filled(cells, [prefix]);
    if (before !== undefined && typeof draft.lastName === 'string') draft.lastName = `${before} ${draft.lastName}`;
    if (draft.firstName !== undefined || draft.lastName !== undefined || draft.displayName !== undefined) return;
    const [name] = filled(cells, company);
    if (name !== undefined) draft.displayName = name;
  };
}

function filled(cells: readonly string[], indexes: readonly number[]): readonly string[] {
  return indexes.map((at) => cellValue(cells[at] ?? '')).filter((cell) => cell !== '' && !meansNothing(cell));
}

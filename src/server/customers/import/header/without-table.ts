import { headerWords } from '../columns/header-words.ts';
import { contactTarget, namesOther } from './contact-header.ts';
import type { HintedHeader } from './header-hint.ts';
import { fieldByKey, headerKey } from './header-synonyms.ts';

const ofCustomers = /^(?:\w+_)?(?:customer|client|account|contact)s?$/i;
/** Beside a table of customers, one of others who work with them. */
const ofUsers = /^users?$/i;

/**
 * The headers of a query that writes the table before each, as in `u.first_name`, without the name of the table of
 * customers: that of the emails, but not that of an owner or agent. Unchanged if a header has no table, or several
 * tables could be it.
 */
export function withoutTable(headers: readonly HintedHeader[]): readonly HintedHeader[] {
  const columns: { readonly table: string; readonly field: string }[] = [];
  for (const header of headers) {
    const [, table, field] = /^(\w+)\.(.+)$/.exec(header.field) ?? [];
    if (table === undefined || field === undefined) return headers;
    columns.push({ table, field });
  }
  const tables = [...new Set(columns.map(({ table }) => table))].filter((table) => !namesOther(table));
  const named = tables.filter((table) => ofCustomers.test(table));
  const withEmails = (named.length > 0 ? named : tables).filter((one) =>
    columns.some(({ table, field }) => table === one && contactTarget(field)?.kind === 'email'),
  );
  const [customers, ...others] = withEmails.length > 0 ? withEmails : named;
  return headers.map((header, at): HintedHeader => {
    const { table, field } = columns[at] ?? { table: '', field: header.field };
    if (table === customers && others.length === 0) return { ...header, field };
    return named.length > 0 && ofUsers.test(table) ? { ...header, ofOther: true } : header;
  });
}

/** Those that a file of bookings, sales or tickets names beside the users who work with them. */
const served =
  /^(?:invitee|lead|patient|attendee|student|buyer|member|client|guest|participant|customer|subscriber|contact)s?$/i;
const hosts = /^(?:user|host)s?$/i;
/** A person before the field: `Invitee Email`, `invitee_email`, `inviteeEmail`. */
const personAndField = /^(\p{L}+?)(?:[\s_.:/>–-]+|(?<=\p{Ll})(?=\p{Lu}))(.+)$/u;

/**
 * The headers with the contacts and names of the invitee, patient and the like as those of the customer, and none of
 * the user or host beside them. Unchanged unless both have emails, or an owner, agent or the like has.
 */
export function withoutHost(headers: readonly HintedHeader[]): readonly HintedHeader[] {
  const columns = headers.map(({ field }) => {
    const [, person = '', rest = ''] = personAndField.exec(field) ?? [];
    const isEmail = contactTarget(rest)?.kind === 'email';
    return { person: person.toLowerCase(), rest, isEmail, isAbout: isEmail || isContactOrName(rest) };
  });
  const withEmail = new Set(columns.flatMap(({ person, isEmail }) => (isEmail ? [person] : [])));
  const isHosted =
    [...withEmail].some((person) => hosts.test(person)) || headers.some(({ field }) => isOtherEmail(field));
  const about = (one: string): number => columns.filter(({ person, isAbout }) => person === one && isAbout).length;
  // An invitee may bring guests, of whom there is less.
  const [customer, next = ''] = [...withEmail]
    .filter((person) => served.test(person))
    .toSorted((a, b) => about(b) - about(a));
  if (customer === undefined || !isHosted) return headers;
  const isClear = about(customer) > about(next);
  return headers.map((header, at): HintedHeader => {
    const { person = '', rest = '', isAbout = false } = columns[at] ?? {};
    if (isClear && isAbout && person === customer) return { ...header, field: rest };
    const isGuest = isClear && isAbout && served.test(person) && withEmail.has(person);
    return hosts.test(person) || isGuest ? { ...header, ofOther: true } : header;
  });
}

function isOtherEmail(name: string): boolean {
  return namesOther(name) && contactTarget(headerWords(name).at(-1) ?? '')?.kind === 'email';
}

function isContactOrName(name: string): boolean {
  const target = fieldByKey.get(headerKey(name));
  return contactTarget(name) !== null || (target?.kind === 'text' && target.field.endsWith('Name'));
}

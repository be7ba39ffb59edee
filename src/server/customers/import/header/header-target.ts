import { systemParameters } from '../../../../contract/parameters.ts';
import type { ColumnTarget } from '../columns/column-target.ts';
import { contactTarget } from './contact-header.ts';
import type { HintedHeader } from './header-hint.ts';
import { fieldByKey, headerKey, systemIdByKey } from './header-synonyms.ts';
import { namedPrefixes } from '../columns/phone-prefixes/phone-prefixes.ts';
import { explainedFlag } from './status/status-flag.ts';
import { isBlockFlag, ofAccount, statusPart } from './status/status-names.ts';

/** A header with the path of its field, such as `Person - Name`, `profile.firstName` and `Contact: Birthday`. */
const partOfPerson =
  /^(?:person|profile|user|member|subscriber|guest|(?:contact|customer|client)s?)(?:\s+[-–]\s+|\s*[.:/>]\s*)(.+)$/i;
const partOfCust = /^cust[ _](.+)$/i;
/** Or of objects that other systems keep the fields of a customer in. */
const partOfObject =
  /^(?:stats|statistics|metrics|totals|attributes|properties|fields|traits|details|info|personal|data|names?)\.(.+)$/i;
/** Or of objects for anything, where an id, a status or a date is hardly ever that of the customer. */
const partOfExtras = /^(?:(?:(?:raw_?)?user_?)?meta_?data|custom_?(?:fields|attributes))\.(.+)$/i;

/** As forms have it: `Name (First)`. */
const partOfName = /^(?:full |your )?name\s*(?:\(|[-–:]\s*)(first|last|given|family)\)?$/i;

/** The field or system parameter that a header names, with its hints or else without them; null for any other. */
export function headerTarget({ full, field }: HintedHeader, headers: readonly HintedHeader[]): ColumnTarget | null {
  const target = namedTarget(full, headers) ?? (field === full ? null : namedTarget(field, headers));
  if (target?.kind === 'status' || target?.kind === 'flag') return explainedFlag(full) ?? target;
  if (target !== null) return target;
  const [, ofExtras] = partOfExtras.exec(field) ?? [];
  if (ofExtras !== undefined) {
    const found = headerTarget({ full: ofExtras, field: ofExtras, label: ofExtras, dates: null }, headers);
    return found !== null && saysWhoItIs(found) ? found : null;
  }
  const [, ofName] = partOfName.exec(field) ?? [];
  const part = ofName === undefined ? afterPath(field) : `${ofName} name`;
  if (part === null) return null;
  return headerTarget({ full: part, field: part, label: part, dates: null }, headers);
}

/** What stands after the path of a header, such as `Name` in `Contact - Name`; null without one. */
export function afterPath(header: string): string | null {
  return (partOfPerson.exec(header) ?? partOfObject.exec(header) ?? partOfCust.exec(header))?.[1] ?? null;
}

function saysWhoItIs(target: ColumnTarget): boolean {
  if (target.kind === 'text') return whoFields.has(target.field);
  return whoKinds.has(target.kind);
}

const whoFields: ReadonlySet<string> = new Set(['displayName', 'firstName', 'lastName', 'profilePhoto']);
const whoKinds: ReadonlySet<string> = new Set(['email', 'phone', 'phonePrefix', 'lastNamePrefix', 'parameter']);

/** Words of Vietnamese that are others without their marks. */
const withMarks: ReadonlyMap<string, ColumnTarget> = new Map([
  ['tên', { kind: 'text', field: 'displayName' }],
  ['họ', { kind: 'text', field: 'lastName' }],
]);

function namedTarget(name: string, headers: readonly HintedHeader[]): ColumnTarget | null {
  const key = headerKey(name);
  if (name === 'source') return { kind: 'text', field: 'source' };
  // In capitals, UID is the number of a company for its VAT in Austria and Switzerland.
  if (name === 'uid' && headers.every(({ full }) => headerKey(full) !== 'id')) return { kind: 'text', field: 'id' };
  if (key === 'status' && isStripe(headers)) return null;
  const definition = systemParameters.find(
    (parameter) =>
      parameter.id === name || headerKey(parameter.name) === key || parameter.id === systemIdByKey.get(key),
  );
  if (definition !== undefined) {
    // "Source" is both a field and a system parameter, and means both unless the file has a column for each.
    const isBoth = name === 'Source' && headers.every(({ full }) => full !== 'source');
    return { kind: 'parameter', definition, alsoField: isBoth ? 'source' : null };
  }
  // Turkish for a first name and a mobile; elsewhere an advertisement and, in Brazil, a postal code.
  if (key === 'ad' && isTurkish(headers)) return fieldByKey.get('adi') ?? null;
  if (key === 'cepno' || (key === 'cep' && isTurkish(headers))) return contactTarget('Cep telefonu');
  if (isBlockFlag(key, headers)) return fieldByKey.get('blocked') ?? null;
  const target = withMarks.get(name.normalize().toLowerCase()) ?? fieldByKey.get(key);
  if (target !== undefined) return target;
  return contactTarget(name) ?? prefixTarget(name) ?? statusTarget(name);
}

/** What belongs before the number of a phone that the rest of the header names. */
function prefixTarget(name: string): ColumnTarget | null {
  const named = namedPrefixes(name).find(
    ({ rest }) => rest.length === 0 || contactTarget(rest.join(' '))?.kind === 'phone',
  );
  return named === undefined ? null : { kind: 'phonePrefix', prefix: named.prefix, isSigned: named.isSigned };
}

/** A status that a header names beside the customer, such as `Client actif`. */
function statusTarget(name: string): ColumnTarget | null {
  const target = fieldByKey.get(statusPart(name) ?? '');
  if (target?.kind === 'status') return ofAccount;
  return target?.kind === 'flag' ? target : null;
}

function isTurkish(headers: readonly HintedHeader[]): boolean {
  return headers.some(({ field }) => headerKey(field).includes('soyad'));
}

/** In a Stripe export, Status is the status of the subscription. */
function isStripe(headers: readonly HintedHeader[]): boolean {
  const has = (name: string): boolean => headers.some(({ full }) => full === name);
  return has('id') && has('Created (UTC)');
}

import { easternNames } from './eastern-names.ts';
import { northernNames } from './northern-names.ts';
import { southernNames } from './southern-names.ts';

/**
 * What shops, CRM systems and address books of a language call the fields of a customer, separated by bars. Words that
 * mean something else as well are left out, such as Apelido (see name-columns.ts).
 */
export interface FieldNames {
  /** The customer, which is only a name if no other column is. */
  readonly customer: string;
  readonly id: string;
  readonly customerNumber: string;
  readonly displayName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly createdAt: string;
  readonly totalSpent: string;
}

const languages: readonly FieldNames[] = [
  ...Object.values(northernNames),
  ...Object.values(southernNames),
  ...Object.values(easternNames),
];

/** The names of a field in all languages, as they are written. */
export function namesOf(field: keyof FieldNames): readonly string[] {
  return languages.flatMap((names) => names[field].split('|'));
}

/** The names of all fields in all languages, as they are written. */
export function allNames(): readonly string[] {
  return languages.flatMap((names) => Object.values({ ...names }).flatMap((written) => written.split('|')));
}

import type { PhonePrefix } from '../values/phone-prefixes/join-phone.ts';
import type { StatusTarget } from '../values/parse-boolean-and-status.ts';
import type { CustomerUpsert } from '../../model/customer-upsert.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';

type FieldOf<T> = {
  [K in keyof CustomerUpsert]-?: NonNullable<CustomerUpsert[K]> extends T ? K : never;
}[keyof CustomerUpsert];
export type TextField = Exclude<FieldOf<string>, 'status'>;
export type DateField = Extract<FieldOf<number>, `${string}Date` | `${string}At`>;

/** Whether a field holds milliseconds since 1970. */
export function isDateField(field: string): boolean {
  return /(?:Date|At)$/.test(field);
}

export type AmountField = Exclude<FieldOf<number>, DateField | 'totalOrders'>;

/** A parameter whose name is that of a status, and whose cells are dates or other words for the most part. */
interface BesideStatus {
  readonly alsoStatus?: StatusTarget;
}

/** What a column fills. */
export type ColumnTarget =
  | { readonly kind: 'text'; readonly field: TextField }
  /** What comes before the last name, such as "van der". */
  | { readonly kind: 'lastNamePrefix' }
  /** What belongs before the numbers of a phone column. */
  | { readonly kind: 'phonePrefix'; readonly prefix: PhonePrefix; readonly isSigned: boolean }
  | StatusTarget
  /** Lower ranks come first, and the first is primary. `isGuess`: by the look of its cells alone. */
  | { readonly kind: 'email' | 'phone'; readonly rank: number; readonly isGuess?: true }
  | { readonly kind: 'whole'; readonly field: 'totalOrders' }
  | { readonly kind: 'amount'; readonly field: AmountField }
  | { readonly kind: 'date'; readonly field: DateField }
  /** An existing parameter, with its own type. */
  | ({
      readonly kind: 'parameter';
      readonly definition: ParameterDefinition;
      readonly alsoField: 'source' | null;
    } & BesideStatus)
  /** Creates a parameter with this name and the type of its cells. */
  | ({ readonly kind: 'new'; readonly name: string } & BesideStatus)
  | { readonly kind: 'ignored' }
  /** Passwords and the like, which are never imported. */
  | { readonly kind: 'secret' };

/** A parameter, existing or new. */
export type CustomTarget = Extract<ColumnTarget, { kind: 'parameter' | 'new' }>;

/** Whether a column identifies customers. */
export function identifies(target: ColumnTarget): boolean {
  if (target.kind === 'email' || target.kind === 'phone') return true;
  return target.kind === 'text' && (target.field === 'id' || target.field === 'customerNumber');
}

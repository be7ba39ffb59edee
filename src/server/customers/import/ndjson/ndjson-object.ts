import * as z from 'zod';
import { isListField } from '../../../../contract/list/list-export.ts';
import { isSystemParameter } from '../../../../contract/parameters.ts';
import { isNoDate, lastPastYear, parseDate } from '../values/parse-date.ts';
import { isUnixTime, parseUnixTime } from '../values/written-dates/unix-time.ts';
import { parseStatus } from '../values/parse-boolean-and-status.ts';
import { plainNumber } from '../values/parse-number.ts';
import { isDateField } from '../columns/column-target.ts';
import type { LeftOutValue } from '../columns/parse-row.ts';
import { meansNothing } from '../values/missing-value.ts';
import { withContractKeys } from './contract-keys.ts';
import { parseJson } from './parse-json.ts';
import type { StatusCodes } from './status-codes.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
/** The value of a parameter in NDJSON; null clears it. */
export const ParameterInput = z.union([scalar, z.array(scalar), z.null()]);
export type ParameterInput = z.infer<typeof ParameterInput>;

/** Milliseconds as in the contract, seconds of ten digits, or a date in ISO 8601; zero is none. */
const moment = z.union([
  z
    .int()
    .refine((count) => count !== 0)
    .transform((count) => parseUnixTime(String(count), { epoch: 'ms', isRecent: true }) ?? count),
  z.string().transform((text, context) => {
    const isDate = /^(?:\d{4}-|\/Date\()/.test(text) || (isUnixTime(text) && text !== '0');
    const value = isDate
      ? parseDate(text, { order: 'dmy', epoch: 'ms', isRecent: true, lastYear: lastPastYear })
      : null;
    if (value === null) context.addIssue(`${JSON.stringify(text.slice(0, 80))} is not a date`);
    return value ?? 0;
  }),
]);

const numeric = z
  .string()
  .regex(/^-?\d{1,15}(?:\.\d{1,12})?$/)
  .transform(Number);
const amount = z.union([z.number(), numeric]);
const whole = z.union([z.int(), numeric.pipe(z.int())]);
const status = z.string().transform((text, context) => {
  const value = parseStatus(text.trim());
  if (value === null) context.addIssue(`${JSON.stringify(text.slice(0, 80))} is not a status`);
  return value ?? 'active';
});

const consent = z.union([z.boolean(), z.literal([1, 0, '1', '0']).transform((flag) => Number(flag) === 1)]);

/** Ids, numbers and names written as JSON numbers are text too. */
const text = z.union([z.string(), z.number().transform(plainNumber)]).nullish();
const isPrimary = z.boolean().optional();
/** A contact as in the contract, or just its address or number. */
const email = z.union([z.string().transform((address) => ({ address })), z.object({ address: z.string(), isPrimary })]);
const phone = z.union([z.string().transform((number) => ({ number })), z.object({ number: z.string(), isPrimary })]);
export interface EmailInput {
  readonly address: string;
  readonly isPrimary?: boolean | undefined;
}
export interface PhoneInput {
  readonly number: string;
  readonly isPrimary?: boolean | undefined;
}
/** Ids become object keys and parts of URLs. */
const parameterId = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w.-]{0,99}$/,
    'an id begins with a letter or a digit, and has only letters, digits, dots, dashes and underscores',
  )
  .refine(
    (id) => !id.startsWith('system_') || isSystemParameter(id),
    'only the ids of system parameters start with system_',
  )
  .refine((id) => !isListField(id), 'a parameter cannot have the id of a field that every customer has');

/**
 * One line of NDJSON: the contract's customer with every field optional, and `parameters` by name or id, or as Get
 * Customer lists them.
 */
export const NdjsonCustomer = z
  .object({
    id: text,
    customerNumber: text,
    firstName: text,
    lastName: text,
    displayName: text,
    emails: z.array(email).nullish(),
    phones: z.array(phone).nullish(),
    email: text,
    phone: text,
    profilePhoto: text,
    status: status.nullish(),
    source: text,
    totalOrders: whole.nullish(),
    totalSpent: amount.nullish(),
    averageOrderValue: amount.nullish(),
    lifetimeValue: amount.nullish(),
    lastOrderDate: moment.nullish(),
    lastActivityDate: moment.nullish(),
    createdAt: moment.nullish(),
    updatedAt: moment.nullish(),
    marketingOptIn: consent.nullish(),
    smsOptIn: consent.nullish(),
    parameterValue: z.unknown().optional(),
    parameters: z
      .union([
        z.record(z.string(), ParameterInput),
        z.array(
          z
            .object({
              id: parameterId.optional(),
              name: z.string().optional(),
              type: z.string().optional(),
              value: ParameterInput,
            })
            .refine(
              (parameter) => parameter.id !== undefined || parameter.name !== undefined,
              'a parameter needs an id or a name',
            ),
        ),
      ])
      .nullish(),
  })
  // Any other key is a parameter, like an unknown column of a CSV file.
  .catchall(ParameterInput);
export type NdjsonCustomer = z.infer<typeof NdjsonCustomer>;
/** The keys of the contract; any other is a parameter. */
export const contractKeys: ReadonlySet<string> = new Set(Object.keys(NdjsonCustomer.def.shape));

/** A key that every object inherits: a value under it would be lost. */
const inherited = '__proto__';

/** In Shopify's bulk operations, the line of an address or an order names that of its customer. */
const parentKey = '__parentId';

/** A line as a customer, and the values that don't fit. */
export interface FittingLine {
  readonly customer: NdjsonCustomer;
  /** Its `status` as it is written. */
  readonly givenStatus: unknown;
  readonly leftOut: readonly LeftOutValue[];
}

/** Or the reason to reject the line. */
export type ParsedLine = FittingLine | { readonly reason: string };

/** `mapped`: keys that a mapping makes parameters or skips. `statuses`: those of all lines, if they are known. */
export function parseLine(line: string, mapped: ReadonlySet<string>, statuses?: StatusCodes): ParsedLine {
  let value: unknown;
  let isInherited = false;
  try {
    value = parseJson(line, (key) => {
      isInherited ||= key === inherited;
    });
  } catch {
    return { reason: 'The line is not a JSON object' };
  }
  if (isInherited) return { reason: `No field or parameter can be called ${inherited}` };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { reason: 'The line is not a JSON object' };
  if (parentKey in value) return { reason: `The line belongs to another one, named by its ${parentKey}` };
  const givenStatus = 'status' in value ? value.status : undefined;
  const known = statuses?.read(givenStatus) ?? null;
  const object = known === null ? { ...value } : { ...value, status: known };
  if (!isOfList(object)) return fittingValues(withContractKeys(object, contractKeys, mapped), givenStatus);
  const { status: ofList, ...member } = object;
  const leftOut = [{ column: 'status', value: JSON.stringify(ofList), reason: reasonOf('status') }];
  return fittingValues(withContractKeys(member, contractKeys, mapped), null, leftOut);
}

/** Whether the status of a line is that of Mailchimp's list, where an archived member can be an active customer. */
function isOfList(object: object): boolean {
  return 'status' in object && 'email_address' in object && ('unique_email_id' in object || 'list_id' in object);
}

/** The object without the values that don't fit; a line without its id would be another customer. */
function fittingValues(
  object: Record<string, unknown>,
  givenStatus: unknown,
  leftOut: LeftOutValue[] = [],
): ParsedLine {
  const leaveOut = (column: string, value: unknown): void => {
    if (typeof value === 'string' && (value.trim() === '' || meansNothing(value.trim()) || isNoDate(value.trim())))
      return;
    if (JSON.stringify(value) === '{}' || (isDateField(column) && (value === 0 || value === '0'))) return;
    leftOut.push({ column, value: JSON.stringify(value), reason: reasonOf(column) });
  };
  for (;;) {
    const parsed = NdjsonCustomer.safeParse(object);
    if (parsed.success) return { customer: parsed.data, givenStatus, leftOut };
    // All at once: a list may have as many as a line has characters.
    const byKey = Map.groupBy(parsed.error.issues, ({ path: [key = 'The line'] }) => String(key));
    for (const [key, issues] of byKey) {
      const value = object[key];
      if (needed.has(key) || value === undefined) return { reason: `${key}: ${issues[0]?.message ?? 'is wrong'}` };
      const places = new Set(issues.map(({ path: [, inside] }) => inside));
      const isInList = Array.isArray(value) && issues.every(({ path: [, inside] }) => typeof inside === 'number');
      const kept: unknown[] = [];
      for (const [at, one] of isInList ? value.entries() : []) {
        if (places.has(at)) leaveOut(key, one);
        else kept.push(one);
      }
      if (isInList) object[key] = kept;
      else {
        leaveOut(key, value);
        delete object[key];
      }
    }
  }
}

/** Keys whose value can't be left out. */
const needed: ReadonlySet<string> = new Set(['id', 'customerNumber', 'parameters']);
const reasons: ReadonlyMap<string, string> = new Map([
  ...['email', 'emails'].map((key) => [key, 'not an email address'] as const),
  ...['phone', 'phones'].map((key) => [key, 'not a phone number'] as const),
  ['status', 'not active, inactive or banned'],
  ['totalOrders', 'not a whole number'],
  ...['totalSpent', 'averageOrderValue', 'lifetimeValue'].map((key) => [key, 'not a number'] as const),
  ...['lastOrderDate', 'lastActivityDate', 'createdAt', 'updatedAt'].map((key) => [key, 'not a date'] as const),
]);

function reasonOf(key: string): string {
  return reasons.get(key) ?? 'not a value of this field';
}

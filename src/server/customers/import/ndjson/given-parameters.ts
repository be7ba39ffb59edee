import { headerKey } from '../header/header-synonyms.ts';
import { contractKeys, ParameterInput } from './ndjson-object.ts';
import type { NdjsonCustomer } from './ndjson-object.ts';

/** A parameter of a line: listed under `parameters`, or any key that is not a field. */
export interface GivenParameter {
  readonly id: string | null;
  readonly name: string;
  readonly declared: string | null;
  readonly value: ParameterInput;
}

export function givenParameters(customer: NdjsonCustomer): GivenParameter[] {
  const given: GivenParameter[] = [];
  const { parameters } = customer;
  if (Array.isArray(parameters)) {
    for (const { id, name, type, value } of parameters)
      given.push({ id: id ?? null, name: name ?? id ?? '', declared: type ?? null, value });
  } else {
    for (const [name, value] of Object.entries(parameters ?? {})) given.push({ id: null, name, declared: null, value });
  }
  for (const [name, value] of Object.entries(customer)) {
    if (contractKeys.has(name)) continue;
    const input = ParameterInput.safeParse(value);
    if (input.success) given.push({ id: null, name, declared: null, value: input.data });
  }
  // A listed parameter takes precedence over the flag.
  const flag = (id: string, key: string, value: boolean | null | undefined): void => {
    if (value === undefined || given.some((one) => one.id === id || one.name === id || headerKey(one.name) === key))
      return;
    given.push({ id, name: id, declared: null, value });
  };
  flag('system_marketing_opt_in', 'marketingoptin', customer.marketingOptIn);
  flag('system_sms_opt_in', 'smsoptin', customer.smsOptIn);
  return given;
}

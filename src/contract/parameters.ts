import type { ParameterType } from './customer.ts';

export interface ParameterDefinition {
  readonly id: string;
  readonly name: string;
  readonly type: ParameterType;
}

/** The parameters every organisation has. Source: contract.md, "System parameters". */
export const systemParameters = [
  { id: 'system_marketing_opt_in', name: 'Marketing Opt-In', type: 'boolean' },
  { id: 'system_sms_opt_in', name: 'SMS Opt-In', type: 'boolean' },
  { id: 'system_date_of_birth', name: 'Date of Birth', type: 'date' },
  { id: 'system_source', name: 'Source', type: 'select' },
  { id: 'system_campaign', name: 'Campaign', type: 'text' },
  { id: 'system_medium', name: 'Medium', type: 'select' },
  { id: 'system_browser', name: 'Browser', type: 'multiselect' },
  { id: 'system_device', name: 'Device', type: 'multiselect' },
  { id: 'system_location', name: 'Location', type: 'select' },
  { id: 'system_language', name: 'Language', type: 'select' },
] as const satisfies readonly ParameterDefinition[];

/** Whether the contract defines it; an organisation's own id may start with `system_` too. */
export function isSystemParameter(id: string): boolean {
  return systemParameters.some((parameter) => parameter.id === id);
}

/** Separates the options of a multiselect in `parameterValue`, when the request has no value. */
export const multiselectSeparator = ', ';

const namePrefix = 'name:';

/** The id of a parameter of which only the exact name is known, in URLs and in the API. */
export function namedParameterId(name: string): string {
  return `${namePrefix}${name}`;
}

/** The name in such an id; null for any other. */
export function nameOfParameterId(parameterId: string): string | null {
  return parameterId.startsWith(namePrefix) && parameterId !== namePrefix ? parameterId.slice(namePrefix.length) : null;
}

/** Whether a text is a calendar date as `YYYY-MM-DD`, the form of a date parameter's values. Source: contract.md. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  // A day that its month does not have is parsed as one of the next month, or as none.
  return new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8));
}

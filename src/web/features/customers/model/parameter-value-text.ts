import type { ParameterType } from '../../../../contract/customer.ts';
import type { Formats } from '../../../lib/format/formats.ts';

/** A parameter's value for reading: Yes or No, a date in the locale (never shifted), otherwise as stored. */
export function parameterValueText(type: ParameterType | null, value: string, formats: Formats): string {
  if (type === 'boolean' && value === 'true') return 'Yes';
  if (type === 'boolean' && value === 'false') return 'No';
  return type === 'date' ? formats.dateOnly(value) : value;
}

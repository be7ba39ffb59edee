import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../../../contract/list/list-metadata.ts';
import type { ParameterType } from '../../../../contract/customer.ts';
import { createFormats } from '../../../lib/format/date-and-number-formats.ts';
import { decodeListParams } from '../url/list-url-params.ts';
import { listTitle } from './list-title.ts';

const parameter = (id: string, name: string, type: ParameterType): Parameter => ({
  id,
  name,
  type,
  system: false,
  customers: null,
  options: [],
  optionsComplete: true,
  removable: false,
});
const catalogue = [
  parameter('tier', 'Loyalty Tier', 'select'),
  parameter('optIn', 'Marketing Opt-In', 'boolean'),
  parameter('nickname', 'Nickname', 'text'),
  parameter('born', 'Date of Birth', 'date'),
];
const formats = createFormats({ currency: 'GBP', locale: 'en-GB', timeZone: 'UTC' });
const title = (query: string) => listTitle(decodeListParams(new URLSearchParams(query), null), catalogue, formats);

describe('the title of a list', () => {
  it.each([
    ['', null],
    ['sort=name', null],
    ['filter=tier:is:Gold', 'Loyalty Tier is Gold'],
    ['parameterId=tier&parameterValue=Gold', 'Loyalty Tier is Gold'],
    ['parameterId=tier', 'Loyalty Tier is set'],
    ['status=inactive', 'Inactive'],
    [
      'filter=tier:in:Gold|Silver&filter=optIn:is:true&status=active',
      'Loyalty Tier is Gold or Silver, Marketing Opt-In is Yes, active',
    ],
    ['filter=totalSpent:gte:1000&filter=totalSpent:lte:2000', 'Total spent between £1,000 and £2,000'],
    ['filter=lastOrderDate:older:90d', 'Last order not in the last 90 days'],
    ['filter=email:unset', 'Email is not set'],
  ])('of %j is %j', (query, expected) => {
    expect(title(query)).toBe(expected);
  });

  it.each([
    'search=Murphy',
    'search=Murphy&filter=nickname:is:Murphy',
    'filter=born:from:1990-03-01',
    'filter=name:X:is:Murphy',
  ])('has no personal data of %j', (query) => {
    expect(title(query) ?? '').not.toMatch(/murphy|1990/i);
  });
});

import type { ParameterType } from '../../../../contract/customer.ts';
import type { Random, Weighted } from './random.ts';
import { isoDate } from './demo-time.ts';

/** The custom parameters of the demo; their ids are fixed, like all of the demo data. */
export const demoParameters = [
  { id: 'p_loyalty_tier', name: 'Loyalty Tier', type: 'select' },
  { id: 'p_company', name: 'Company', type: 'text' },
  { id: 'p_store_credit', name: 'Store Credit', type: 'number' },
  { id: 'p_anniversary', name: 'Anniversary', type: 'date' },
  { id: 'p_interests', name: 'Interests', type: 'multiselect' },
  { id: 'p_gift_wrap', name: 'Gift Wrap', type: 'boolean' },
] as const satisfies readonly { id: string; name: string; type: ParameterType }[];

export type ParameterValues = Record<string, string | readonly string[]>;

const day = 86_400_000;
const sources: readonly [Weighted<string>, ...Weighted<string>[]] = [
  ['Website', 46],
  ['Referral', 14],
  ['Instagram', 13],
  ['Google Ads', 11],
  ['Walk-in', 9],
  ['Partner', 5],
  ['Trade Show', 2],
];
const mediums: readonly [Weighted<string>, ...Weighted<string>[]] = [
  ['organic', 40],
  ['cpc', 22],
  ['email', 18],
  ['social', 14],
  ['print', 6],
];
const campaigns = [
  'Spring Launch 2025',
  'Summer Sale',
  'Black Friday 2025',
  'Winter Warmers',
  'Refer a Friend',
  'Été à la plage',
  'Welcome Back',
] as const;
const browsers = ['Chrome', 'Safari', 'Firefox', 'Edge', 'Samsung Internet'] as const;
const devices = ['Desktop', 'Mobile', 'Tablet'] as const;
const locations: readonly [Weighted<string>, ...Weighted<string>[]] = [
  ['London', 30],
  ['Manchester', 14],
  ['Bristol', 9],
  ['Edinburgh', 8],
  ['Paris', 8],
  ['Berlin', 7],
  ['Lagos', 6],
  ['Toronto', 6],
  ['Sydney', 5],
  ['São Paulo', 4],
  ['Tokyo', 3],
];
const languages: readonly [Weighted<string>, ...Weighted<string>[]] = [
  ['English', 62],
  ['French', 9],
  ['German', 8],
  ['Spanish', 8],
  ['Arabic', 4],
  ['Polish', 3],
  ['Portuguese', 3],
  ['Japanese', 2],
  ['Hindi', 1],
];
const companies = [
  'Northwind Traders',
  'Blue Anchor Ltd',
  'Atelier Lumière',
  'Bäckerei Sonnenschein',
  'Kestrel & Sons',
  'Olive Grove Hotel',
  'Quill Studio',
  'Harbour Lights Café',
  '青山商事',
  'Studio "Nine"',
  'O’Malley, Byrne & Co.',
  'Fjord Outdoor AS',
] as const;
const interests = [
  'Ceramics',
  'Coffee',
  'Cycling',
  'Gardening',
  'Hiking',
  'Jewellery',
  'Music',
  'Reading',
  'Running',
  'Wine',
] as const;

/** The parameters of one customer: most customers have most system parameters, few have all custom ones. */
export function demoParameterValues(random: Random, tier: string | null, createdAt: number): ParameterValues {
  const values: ParameterValues = {};
  if (random.chance(0.78)) values['system_marketing_opt_in'] = String(random.chance(0.61));
  if (random.chance(0.6)) values['system_sms_opt_in'] = String(random.chance(0.37));
  if (random.chance(0.55))
    values['system_date_of_birth'] = isoDate(Date.UTC(random.between(1936, 2007), 0, random.between(1, 365)));
  if (random.chance(0.88)) values['system_source'] = random.weighted(sources);
  if (random.chance(0.3)) values['system_campaign'] = random.pick<string>(campaigns);
  if (random.chance(0.5)) values['system_medium'] = random.weighted(mediums);
  if (random.chance(0.72))
    values['system_browser'] = random.some(
      browsers,
      random.weighted([
        [1, 70],
        [2, 24],
        [3, 6],
      ]),
    );
  if (random.chance(0.72))
    values['system_device'] = random.some(
      devices,
      random.weighted([
        [1, 64],
        [2, 30],
        [3, 6],
      ]),
    );
  if (random.chance(0.8)) values['system_location'] = random.weighted(locations);
  if (random.chance(0.9)) values['system_language'] = random.weighted(languages);
  if (tier !== null) values['p_loyalty_tier'] = tier;
  if (random.chance(0.12)) values['p_company'] = random.pick<string>(companies);
  if (random.chance(0.2)) values['p_store_credit'] = storeCredit(random);
  if (random.chance(0.15)) values['p_anniversary'] = isoDate(createdAt - random.between(0, 9_000) * day);
  if (random.chance(0.4)) values['p_interests'] = random.some(interests, random.between(1, 4));
  if (random.chance(0.08)) values['p_gift_wrap'] = String(random.chance(0.7));
  return values;
}

function storeCredit(random: Random): string {
  if (random.chance(0.4)) return '0';
  const pounds = random.pick([5, 10, 10, 20, 25, 50, 100, 12.5, 7.25]);
  return String(random.chance(0.05) ? -pounds : pounds);
}

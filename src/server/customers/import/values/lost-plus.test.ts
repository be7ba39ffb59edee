import * as fc from 'fast-check';
import exampleNumbers from 'libphonenumber-js/examples.mobile';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { scaled } from '../../../../testing/test-scale.ts';
import { lacksCountryCode, parsePhone } from './parse-contact.ts';

interface Sample {
  readonly country: CountryCode;
  readonly phone: PhoneNumber;
}

/** The patterns of landlines and mobiles are in the twelfth place. Source: the metadata of libphonenumber-js. */
const List = z.array(z.unknown());

function patternOf(country: CountryCode, type: number): string | null {
  const types = List.safeParse(List.parse(metadata.countries[country])[11]).data ?? [];
  const pattern = List.safeParse(types[type]).data?.[0];
  return typeof pattern === 'string' && pattern !== '' ? pattern : null;
}

function samples(country: CountryCode): readonly Sample[] {
  const drawn = [0, 1].flatMap((type) => {
    const pattern = patternOf(country, type);
    return pattern === null
      ? []
      : fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), { numRuns: scaled(15, 300), seed: 1 });
  });
  return [exampleNumbers[country], ...drawn].flatMap((national) => {
    const phone = parsePhoneNumberFromString(`+${getCountryCallingCode(country)}${national}`);
    return phone?.isValid() === true && phone.nationalNumber === national ? [{ country, phone }] : [];
  });
}

const usualLength = (country: CountryCode): number => exampleNumbers[country].length;

/** Numbers that are not what they were, as `country: text → number`. */
function changed(
  all: readonly Sample[],
  written: (phone: PhoneNumber) => string,
  isFine: (number: string, sample: Sample) => boolean,
): readonly string[] {
  return all.flatMap((sample) => {
    const text = written(sample.phone);
    const number = parsePhone(text, sample.country);
    return isFine(number, sample) ? [] : [`${sample.country}: ${text} → ${number}`];
  });
}

const isSame = (number: string, { phone }: Sample): boolean => number === phone.number;
const countries = getCountries();
const mobiles = countries.flatMap((country) => samples(country).slice(0, 1));
const all = countries.flatMap(samples);

describe('a phone that lost its plus sign', () => {
  it.each<[string, CountryCode | null, string]>([
    ['491705550203', 'DE', '+491705550203'],
    ['491705550204.0', 'DE', '+491705550204'],
    ['4.91705550204E+11', 'DE', '+491705550204'],
    ['49 170 5550205', 'DE', '+491705550205'],
    ['49 170 5550205', null, '+491705550205'],
    ['49 (0) 170 5550206', 'DE', '+491705550206'],
    ['49-170-555-0207', 'DE', '+491705550207'],
    ['4915155500202', 'DE', '+4915155500202'],
    ['49 30 5550123', 'DE', '+49305550123'],
    ['43 660 5550212', 'DE', '+436605550212'],
    ['62215550101', 'ID', '+62215550101'],
    ['6281234567890', 'ID', '+6281234567890'],
  ])('is the number it was: %s in %s', (text, country, number) => {
    expect(parsePhone(text, country)).toBe(number);
  });

  it('is the number it was for a mobile of any country', () => {
    expect(mobiles.length).toBeGreaterThan(240);
    expect(changed(mobiles, ({ number }) => number.slice(1), isSame)).toEqual([]);
    expect(changed(mobiles, ({ number }) => `${number.slice(1)}.0`, isSame)).toEqual([]);
    expect(changed(mobiles, (phone) => phone.formatInternational().slice(1), isSame)).toEqual([]);
  });

  it('is the number it was for any number of the usual length, or stays as written where it can be national', () => {
    const usual = all.filter(({ country, phone }) => phone.nationalNumber.length >= usualLength(country) - 1);
    const isUnharmed = (number: string, sample: Sample): boolean =>
      isSame(number, sample) || number === sample.phone.number.slice(1);
    expect(usual.length).toBeGreaterThan(5_000);
    expect(changed(usual, ({ number }) => number.slice(1), isUnharmed)).toEqual([]);
  });

  it('names its country if none is set, as it does with spaces', () => {
    expect(['491705550203', '49 170 5550205', '0170 5550205'].map(lacksCountryCode)).toEqual([false, false, true]);
  });

  it('stays as written if it can just as well be a landline that lost its zero', () => {
    // +49 3228 75285, or 04932 2875285; +46 211 41 23, or 046-211 41 23.
    expect(parsePhone('49322875285', 'DE')).toBe('49322875285');
    expect(parsePhone('462114123', 'SE')).toBe('462114123');
  });
});

describe('a national number', () => {
  it.each<[string, CountryCode, string]>([
    ['0170 5550205', 'DE', '+491705550205'],
    ['1705550205', 'DE', '+491705550205'],
    ['04921 12345', 'DE', '+49492112345'],
    ['46 12 34 56', 'SE', '+4646123456'],
    ['53339233', 'CU', '+5353339233'],
    ['483062769', 'PL', '+48483062769'],
    ['421511615', 'SK', '+421421511615'],
    ['391 1234567', 'IT', '+393911234567'],
    ['81234567890', 'ID', '+6281234567890'],
    ['821173783704', 'ID', '+62821173783704'],
    ['7700 900123', 'GB', '+447700900123'],
    ['212-555-0123', 'US', '+12125550123'],
    ['(416) 555-0123', 'CA', '+14165550123'],
    ['555-555-0123', 'US', '+15555550123'],
    ['0711 12345', 'DE', '+4971112345'],
    ['01 55501', 'AT', '+43155501'],
    ['06 5550', 'IT', '+39065550'],
    ['13 12 12', 'AU', '+61131212'],
    ['4004-1234', 'BR', '+5540041234'],
  ])('is never taken for another: %s in %s', (text, country, number) => {
    expect(parsePhone(text, country)).toBe(number);
  });

  it.each<[string, CountryCode]>([
    ['98765-4328', 'BR'],
    ['3456-7890', 'BR'],
    ['555-0123', 'CA'],
    ['555-0123', 'US'],
    ['5550 0123', 'AU'],
    ['555 0123', 'NL'],
    ['555 0123', 'IE'],
    ['555 0123', 'SE'],
    ['5550123.0', 'CA'],
  ])('without its area stays as written: %s in %s', (text, country) => {
    expect(parsePhone(text, country)).toBe(text.replace('.0', ''));
  });

  // libphonenumber reads these two in Gabon and Tajikistan otherwise.
  const known = all.filter(({ country, phone }) => country !== 'GA' && !phone.nationalNumber.startsWith('00'));

  it('is read as people of any country write it', () => {
    expect(changed(known, (phone) => phone.formatNational(), isSame)).toEqual([]);
  });

  it('is never another without its zero if it is of a usual length', () => {
    const usual = known.filter(({ country, phone }) => phone.nationalNumber.length <= usualLength(country));
    expect(
      changed(
        usual,
        ({ nationalNumber }) => nationalNumber,
        (number, sample) => isSame(number, sample) || number === sample.phone.nationalNumber,
      ),
    ).toEqual([]);
  });

  it('is the number it was without the zero of a mobile', () => {
    expect(changed(mobiles, ({ nationalNumber }) => nationalNumber, isSame)).toEqual([]);
  });
});

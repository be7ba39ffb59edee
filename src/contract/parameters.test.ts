import { describe, expect, it } from 'vitest';
import { isCalendarDate, namedParameterId, nameOfParameterId } from './parameters.ts';

describe('the id of a parameter known by name alone', () => {
  it.each(['Loyalty Tier', 'name:name:', ' ', 'x'])('gives its name back: %j', (name) => {
    expect(nameOfParameterId(namedParameterId(name))).toBe(name);
  });

  it.each(['', 'tier', 'name:', 'Name:tier', ' name:tier'])('is no other id: %j', (id) => {
    expect(nameOfParameterId(id)).toBeNull();
  });
});

describe('the value of a date parameter', () => {
  it.each(['2024-02-29', '1900-12-31', '0000-01-01'])('takes the day %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '',
    '2023-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '24-01-01',
    '2024-1-1',
    '2024-01-01T00:00',
    '٢٠٢٤-٠١-٠١',
  ])('refuses "%s", which is no day so written', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});

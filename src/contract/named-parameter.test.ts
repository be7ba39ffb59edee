import { describe, expect, it } from 'vitest';
import { namedParameterId, nameOfParameterId } from './named-parameter.ts';

describe('the id of a parameter known by name alone', () => {
  it.each(['Loyalty Tier', 'name:name:', ' ', 'x'])('gives its name back: %j', (name) => {
    expect(nameOfParameterId(namedParameterId(name))).toBe(name);
  });

  it.each(['', 'tier', 'name:', 'Name:tier', ' name:tier'])('is no other id: %j', (id) => {
    expect(nameOfParameterId(id)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { pagesReadAgain, placeStep, type ListProgress } from './restore-step.ts';

const place = { id: 'a', index: 120, offset: -7, focused: null };
const list = (progress: Partial<ListProgress>): ListProgress => ({
  indexOfId: () => -1,
  count: 50,
  pages: 1,
  hasMore: true,
  trouble: null,
  isSpared: false,
  inView: 16,
  ...progress,
});

describe('the way back to a place', () => {
  it('ends at the row, wherever it is now', () => {
    expect(placeStep(place, list({ indexOfId: () => 4 }))).toEqual({ kind: 'arrived', index: 4, offset: -7 });
  });

  it('reads on until the row can be there', () => {
    expect(placeStep(place, list({}))).toEqual({ kind: 'load' });
  });

  it('reads on until the rows below it fill the view', () => {
    expect(placeStep(place, list({ indexOfId: () => 40 }))).toEqual({ kind: 'load' });
    expect(placeStep(place, list({ indexOfId: () => 40, hasMore: false }))).toEqual({
      kind: 'arrived',
      index: 40,
      offset: -7,
    });
    expect(placeStep(place, list({ indexOfId: () => 40, trouble: 'failed' }))).toEqual({
      kind: 'arrived',
      index: 40,
      offset: -7,
    });
  });

  it('looks a page further for a row that new ones may have pushed down', () => {
    expect(placeStep(place, list({ count: 150 }))).toEqual({ kind: 'load' });
    expect(placeStep(place, list({ count: 250, indexOfId: () => 155 }))).toEqual({
      kind: 'arrived',
      index: 155,
      offset: -7,
    });
  });

  it('ends where the row stood when it is gone', () => {
    expect(placeStep(place, list({ count: 250 }))).toEqual({ kind: 'arrived', index: 120, offset: -7 });
    expect(placeStep(place, list({ hasMore: false }))).toEqual({ kind: 'arrived', index: 49, offset: -7 });
    expect(placeStep(place, list({ count: 0, hasMore: false }))).toEqual({ kind: 'arrived', index: 0, offset: -7 });
  });

  it('waits for what passes by itself', () => {
    expect(placeStep(place, list({ trouble: 'passing' }))).toEqual({ kind: 'wait' });
  });

  it('asks for no page where few calls are left, and says so only when the place is not there', () => {
    expect(placeStep(place, list({ isSpared: true }))).toEqual({ kind: 'missed', why: 'spared' });
    expect(placeStep(place, list({ isSpared: true, indexOfId: () => 40 }))).toEqual({
      kind: 'arrived',
      index: 40,
      offset: -7,
    });
    expect(placeStep(place, list({ isSpared: true, pages: pagesReadAgain }))).toEqual({ kind: 'missed', why: 'far' });
  });

  it('gives up past the pages that are read again, and when one cannot be had', () => {
    expect(placeStep(place, list({ pages: pagesReadAgain }))).toEqual({ kind: 'missed', why: 'far' });
    expect(placeStep(place, list({ trouble: 'failed' }))).toEqual({ kind: 'missed', why: 'failed' });
  });
});

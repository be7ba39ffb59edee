import { describe, expect, it } from 'vitest';
import { maxRestoredPages, nextRestorationStep, type ListProgress } from './scroll-restoration-steps.ts';

const position = { id: 'a', index: 120, offset: -7, focused: null };
const list = (progress: Partial<ListProgress>): ListProgress => ({
  indexOfId: () => -1,
  count: 50,
  pages: 1,
  hasMore: true,
  failure: null,
  savesQuota: false,
  inView: 16,
  ...progress,
});

describe('restoring a scroll position', () => {
  it('scrolls to the row, wherever it is now', () => {
    expect(nextRestorationStep(position, list({ indexOfId: () => 4 }))).toEqual({
      kind: 'scroll',
      index: 4,
      offset: -7,
    });
  });

  it('loads pages until the row can be there', () => {
    expect(nextRestorationStep(position, list({}))).toEqual({ kind: 'load' });
  });

  it('loads pages until the rows below it fill the view', () => {
    expect(nextRestorationStep(position, list({ indexOfId: () => 40 }))).toEqual({ kind: 'load' });
    expect(nextRestorationStep(position, list({ indexOfId: () => 40, hasMore: false }))).toEqual({
      kind: 'scroll',
      index: 40,
      offset: -7,
    });
    expect(nextRestorationStep(position, list({ indexOfId: () => 40, failure: 'permanent' }))).toEqual({
      kind: 'scroll',
      index: 40,
      offset: -7,
    });
  });

  it('looks one page further for a row that new ones may have pushed down', () => {
    expect(nextRestorationStep(position, list({ count: 150 }))).toEqual({ kind: 'load' });
    expect(nextRestorationStep(position, list({ count: 250, indexOfId: () => 155 }))).toEqual({
      kind: 'scroll',
      index: 155,
      offset: -7,
    });
  });

  it('scrolls to where the row was when it is gone', () => {
    expect(nextRestorationStep(position, list({ count: 250 }))).toEqual({ kind: 'scroll', index: 120, offset: -7 });
    expect(nextRestorationStep(position, list({ hasMore: false }))).toEqual({ kind: 'scroll', index: 49, offset: -7 });
    expect(nextRestorationStep(position, list({ count: 0, hasMore: false }))).toEqual({
      kind: 'scroll',
      index: 0,
      offset: -7,
    });
  });

  it('waits for a transient failure to pass', () => {
    expect(nextRestorationStep(position, list({ failure: 'transient' }))).toEqual({ kind: 'wait' });
  });

  it('loads no page when few requests are left, and gives up only when the row is not loaded', () => {
    expect(nextRestorationStep(position, list({ savesQuota: true }))).toEqual({ kind: 'give-up', reason: 'quota' });
    expect(nextRestorationStep(position, list({ savesQuota: true, indexOfId: () => 40 }))).toEqual({
      kind: 'scroll',
      index: 40,
      offset: -7,
    });
    expect(nextRestorationStep(position, list({ savesQuota: true, pages: maxRestoredPages }))).toEqual({
      kind: 'give-up',
      reason: 'too-far',
    });
  });

  it('gives up before loading any page when the row cannot be in the pages that may be loaded', () => {
    for (const index of [4_950, 6_950, 15_000])
      expect(nextRestorationStep({ ...position, index }, list({}))).toEqual({ kind: 'give-up', reason: 'too-far' });
    expect(nextRestorationStep({ ...position, index: 4_949 }, list({}))).toEqual({ kind: 'load' });
    // A source with a quota has larger first pages.
    expect(nextRestorationStep({ ...position, index: 4_999 }, list({ count: 100 }))).toEqual({ kind: 'load' });
    expect(nextRestorationStep({ ...position, index: 5_000 }, list({ count: 100 }))).toEqual({
      kind: 'give-up',
      reason: 'too-far',
    });
  });

  it('gives up past the page limit, and when a page fails', () => {
    expect(nextRestorationStep(position, list({ pages: maxRestoredPages }))).toEqual({
      kind: 'give-up',
      reason: 'too-far',
    });
    expect(nextRestorationStep(position, list({ failure: 'permanent' }))).toEqual({
      kind: 'give-up',
      reason: 'failed',
    });
  });
});

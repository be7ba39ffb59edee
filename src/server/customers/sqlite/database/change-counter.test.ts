import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../../../../testing/customers/test-store.ts';
import { ChangeCounter } from './change-counter.ts';
import { openForReading, openForWriting } from './open-database.ts';

function openBoth() {
  const dataDir = temporaryDirectory();
  const writing = openForWriting(dataDir);
  const readOnly = openForReading(dataDir);
  onTestFinished(() => {
    readOnly.close();
    writing.close();
  });
  return { writing, readOnly };
}

describe('the data version', () => {
  it('has a cached value read once, and again after another connection commits', () => {
    const { writing, readOnly } = openBoth();
    let reads = 0;
    const cached = new ChangeCounter(readOnly).cached(() => (reads += 1));
    expect([cached(), cached()]).toEqual([1, 1]);
    writing.exec("UPDATE facts SET value = 'none' WHERE name = 'demo'");
    expect([cached(), cached()]).toEqual([2, 2]);
  });

  it('keeps a cached value while a write is not committed or is rolled back', () => {
    const { writing, readOnly } = openBoth();
    let reads = 0;
    const cached = new ChangeCounter(readOnly).cached(() => (reads += 1));
    cached();
    writing.exec("BEGIN; UPDATE facts SET value = 'none' WHERE name = 'demo'");
    expect(cached()).toBe(1);
    writing.exec('ROLLBACK');
    expect(cached()).toBe(1);
  });

  it('reads again after a read that failed', () => {
    const { readOnly } = openBoth();
    let reads = 0;
    const cached = new ChangeCounter(readOnly).cached(() => {
      reads += 1;
      if (reads === 1) throw new Error('busy');
      return reads;
    });
    expect(cached).toThrow('busy');
    expect(cached()).toBe(2);
  });
});

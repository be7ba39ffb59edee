import { describe, expect, it, onTestFinished } from 'vitest';
import { scratchDirectory } from '../../../../testing/customers/customer-store.ts';
import { DataVersion } from './data-version.ts';
import { openForReading, openForWriting } from './open-database.ts';

function openBoth() {
  const dataDir = scratchDirectory();
  const writer = openForWriting(dataDir);
  const reader = openForReading(dataDir);
  onTestFinished(() => {
    reader.close();
    writer.close();
  });
  return { writer, reader };
}

describe('the data version', () => {
  it('has a cached value read once, and again after another connection commits', () => {
    const { writer, reader } = openBoth();
    let reads = 0;
    const cached = new DataVersion(reader).cached(() => (reads += 1));
    expect([cached(), cached()]).toEqual([1, 1]);
    writer.exec("UPDATE facts SET value = 'none' WHERE name = 'demo'");
    expect([cached(), cached()]).toEqual([2, 2]);
  });

  it('keeps a cached value while a write is not committed or is rolled back', () => {
    const { writer, reader } = openBoth();
    let reads = 0;
    const cached = new DataVersion(reader).cached(() => (reads += 1));
    cached();
    writer.exec("BEGIN; UPDATE facts SET value = 'none' WHERE name = 'demo'");
    expect(cached()).toBe(1);
    writer.exec('ROLLBACK');
    expect(cached()).toBe(1);
  });

  it('reads again after a reader that failed', () => {
    const { reader } = openBoth();
    let reads = 0;
    const cached = new DataVersion(reader).cached(() => {
      reads += 1;
      if (reads === 1) throw new Error('busy');
      return reads;
    });
    expect(cached).toThrow('busy');
    expect(cached()).toBe(2);
  });
});

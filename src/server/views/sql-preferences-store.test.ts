import { beforeEach, describe, expect, it } from 'vitest';
import { openTestSystem, systemEngines } from '../../testing/system-stores/open-test-system.ts';
import type { SystemStore } from '../system-store.ts';

let system: SystemStore;
let ada = '';

const columns = [
  { id: 'status', isVisible: false },
  { id: 'contact', isVisible: true, size: 300 },
];

describe.each(systemEngines)('in %s', (kind) => {
  beforeEach(async () => {
    system = await openTestSystem(kind);
    const person = { name: 'Ada', email: 'ada@staff.test', role: 'viewer', passwordHash: 'salt:hash' } as const;
    ada = (await system.staff.add(person, 1))?.id ?? '';
  });

  describe('preferences', () => {
    it('are none at first, and change part by part', async () => {
      const { preferences } = system;
      expect(await preferences.find(ada)).toEqual({ columns: null, density: null });
      expect(await preferences.change(ada, {})).toEqual({ columns: null, density: null });
      expect(await preferences.change(ada, { columns })).toEqual({ columns, density: null });
      expect(await preferences.change(ada, { density: 'compact' })).toEqual({ columns, density: 'compact' });
      expect(await preferences.change(ada, { columns: null })).toEqual({ columns: null, density: 'compact' });
      expect(await preferences.find(ada)).toEqual({ columns: null, density: 'compact' });
    });

    it('lose nothing when two parts change at once', async () => {
      const { preferences } = system;
      await Promise.all([preferences.change(ada, { columns }), preferences.change(ada, { density: 'compact' })]);
      expect(await preferences.find(ada)).toEqual({ columns, density: 'compact' });
    });
  });

  it('keeps the pinned parameters in order', async () => {
    const { pinnedParameters } = system;
    expect(await pinnedParameters.read()).toBeNull();
    await pinnedParameters.write(['b', 'a']);
    expect(await pinnedParameters.read()).toEqual(['b', 'a']);
    await pinnedParameters.write([]);
    expect(await pinnedParameters.read()).toEqual([]);
  });
});

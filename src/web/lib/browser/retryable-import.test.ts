import { describe, expect, it, vi } from 'vitest';
import { retryableImport } from './retryable-import.ts';

describe('a retryable import', () => {
  it('imports a script that could not be fetched under another address', async () => {
    const script = 'data:text/javascript,export const address = import.meta.url//';
    const load = vi.fn<() => Promise<{ readonly address: string }>>(() =>
      Promise.reject(new TypeError(`Failed to fetch dynamically imported module: ${script.replaceAll(' ', '%20')}`)),
    );
    const importModule = retryableImport(load);
    await expect(importModule()).rejects.toThrow('Failed to fetch');
    const module = await importModule();
    expect(module.address).toMatch(/\/\/\?try=1$/);
    // Another copy would have stores of its own.
    expect(await importModule()).toBe(module);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('calls again what failed without an address', async () => {
    const load = vi.fn<() => Promise<string>>(() => Promise.resolve('module'));
    load.mockRejectedValueOnce(new TypeError('Importing a module script failed.'));
    const importModule = retryableImport(load);
    await expect(importModule()).rejects.toThrow('failed');
    expect(await importModule()).toBe('module');
  });
});

import { expect, it } from 'vitest';
import { createSignal, createStore } from './reactive-store.ts';

it('notifies subscribers of a store when its value changes, until they unsubscribe', () => {
  const store = createStore(1);
  const seen: number[] = [];
  const stop = store.subscribe(() => seen.push(store.get()));
  store.set(1);
  store.set(2);
  stop();
  store.set(3);
  expect([seen, store.get()]).toEqual([[2], 3]);
});

it('passes what a signal emits to every listener', () => {
  const signal = createSignal<string>();
  const seen: string[] = [];
  signal.subscribe((value) => seen.push(`first ${value}`));
  const stop = signal.subscribe((value) => seen.push(`second ${value}`));
  signal.emit('a');
  stop();
  signal.emit('b');
  expect(seen).toEqual(['first a', 'second a', 'first b']);
});

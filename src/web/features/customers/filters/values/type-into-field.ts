import type { KeyboardEvent } from 'react';

/** Takes a number that is typed on a radio button into the field of the form it is for. */
export function typeIntoField({ key, ctrlKey, metaKey, altKey, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
  if (ctrlKey || metaKey || altKey || !/^[\d.,-]$/.test(key)) return;
  // The key that moves the focus is typed into the field that then has it.
  fieldToFill(currentTarget.form)?.focus();
}

/** The first number field without a value, or else the first. */
export function fieldToFill(form: HTMLFormElement | null): HTMLInputElement | null {
  const fields = [...(form?.querySelectorAll<HTMLInputElement>('input[inputmode]') ?? [])];
  return fields.find(({ value }) => value === '') ?? fields[0] ?? null;
}

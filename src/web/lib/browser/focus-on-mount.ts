/** A ref that takes the focus as soon as it is there: for a step that replaces another, with which the focus went. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}

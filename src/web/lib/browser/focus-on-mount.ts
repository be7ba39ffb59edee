/** A ref that takes the focus on mount: for a step that replaces the one that had it. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}

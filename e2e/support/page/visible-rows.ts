import type { ListPage } from './customers-list.ts';

/** A row as it was rendered. */
export interface VisibleRow {
  /** From 0, without the header. */
  readonly index: number;
  readonly customerNumber: string;
  /** The text of the row's link. */
  readonly name: string;
}

/**
 * Every loaded row, read by scrolling from the top one screen at a time. Throws when an index shows two customers, or
 * when rows are not rendered.
 */
export function readEveryRow(list: ListPage): Promise<readonly VisibleRow[]> {
  return list.viewport.evaluate(async (element) => {
    const maxFrames = 600;
    const frame = () =>
      new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
    const rows = new Map<number, { index: number; customerNumber: string; name: string }>();
    const read = (): void => {
      for (const row of element.querySelectorAll('[data-customer-number]')) {
        const index = Number(row.getAttribute('aria-rowindex')) - 2;
        const customerNumber = row.getAttribute('data-customer-number') ?? '';
        const before = rows.get(index);
        if (before !== undefined && before.customerNumber !== customerNumber)
          throw new Error(`Row ${index} showed two customers`);
        rows.set(index, { index, customerNumber, name: row.querySelector('[data-row-link]')?.textContent ?? '' });
      }
    };
    /** Whether rows fill the viewport from top to bottom. */
    const isFilled = (): boolean => {
      const { top } = element.getBoundingClientRect();
      const boxes = [...element.querySelectorAll('[aria-rowindex]:not([aria-rowindex="1"])')].map((row) =>
        row.getBoundingClientRect(),
      );
      const reaches = (edge: number): boolean => boxes.some((box) => box.top <= edge && box.bottom >= edge);
      // Just below the sticky header, and just above the scroll bar.
      return reaches(top + 40) && reaches(top + element.clientHeight - 1);
    };
    const isAtEnd = (): boolean => element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
    element.scrollTo({ top: 0, behavior: 'instant' });
    for (;;) {
      for (let frames = 0; !isFilled(); frames++) {
        if (frames === maxFrames) throw new Error('The rows did not come into view');
        await frame();
      }
      read();
      if (isAtEnd()) break;
      element.scrollBy({ top: element.clientHeight - 100, behavior: 'instant' });
    }
    return [...rows.values()].toSorted((one, other) => one.index - other.index);
  });
}

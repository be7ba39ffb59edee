import type { ListPage } from './customers-list.ts';

/** A row as it stood in the document. */
export interface ShownRow {
  /** From 0, without the header. */
  readonly index: number;
  readonly customerNumber: string;
  /** The text of the row's link. */
  readonly name: string;
}

/**
 * Every loaded row by its place, read by scrolling from the top a view at a time. Throws when a place holds two
 * customers, or when rows do not come into view.
 */
export function readRows(list: ListPage): Promise<readonly ShownRow[]> {
  return list.viewport.evaluate(async (element) => {
    const framesAtMost = 600;
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
          throw new Error(`Row ${index} held two customers`);
        rows.set(index, { index, customerNumber, name: row.querySelector('[data-row-link]')?.textContent ?? '' });
      }
    };
    /** Rows stand from above the view to its foot: none is still on its way. */
    const isFilled = (): boolean => {
      const { top } = element.getBoundingClientRect();
      const boxes = [...element.querySelectorAll('[aria-rowindex]:not([aria-rowindex="1"])')].map((row) =>
        row.getBoundingClientRect(),
      );
      const reaches = (edge: number): boolean => boxes.some((box) => box.top <= edge && box.bottom >= edge);
      // Below the sticky header, and above the scroll bar.
      return reaches(top + 40) && reaches(top + element.clientHeight - 1);
    };
    const isAtEnd = (): boolean => element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
    element.scrollTo({ top: 0, behavior: 'instant' });
    for (;;) {
      for (let frames = 0; !isFilled(); frames++) {
        if (frames === framesAtMost) throw new Error('The rows did not come into view');
        await frame();
      }
      read();
      if (isAtEnd()) break;
      element.scrollBy({ top: element.clientHeight - 100, behavior: 'instant' });
    }
    return [...rows.values()].toSorted((one, other) => one.index - other.index);
  });
}

/**
 * What runs inside the page, the same for both lists. `installProbes` goes in before the page's own scripts; each
 * function stands alone, as the browser gets its source text.
 */
declare global {
  interface Window {
    bench: {
      /** Rows with a customer in them: skeletons have no customer number. */
      customerRows: () => Element[];
      /** The place in the list, from 1, of the last row there is. */
      lastPlace: () => number;
      scroller: () => Element;
      /** Resolves with `performance.now()` of the first frame drawn once `isThere` holds. */
      painted: (isThere: () => boolean) => Promise<number>;
      /** Of the first painted rows, from the start of the navigation; 0 before. */
      firstRows: number;
    };
  }
}

export function installProbes(): void {
  const rows = () => [...document.querySelectorAll('[data-index], [aria-rowindex]')];
  const place = (row: Element) =>
    row.hasAttribute('data-index')
      ? Number(row.getAttribute('data-index')) + 1
      : Number(row.getAttribute('aria-rowindex')) - 1;
  const scrolls = (element: Element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight;
  const scrollerOf = (element: Element | null): Element => {
    if (element === null) return document.documentElement;
    return scrolls(element) ? element : scrollerOf(element.parentElement);
  };
  const customerRows = () =>
    [...document.querySelectorAll('tbody tr, [role="row"]')].filter((row) => /CUST-\d/.test(row.textContent));
  // Opened beforehand: a channel takes longer to open than what is measured takes to paint.
  const { port1, port2 } = new MessageChannel();
  port1.start();
  const drawn = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        // A message posted in a frame is handled after that frame was drawn.
        port1.addEventListener('message', () => resolve(performance.now()), { once: true });
        port2.postMessage(null);
      });
    });
  const painted = (isThere: () => boolean) =>
    new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve(drawn());
      });
      observer.observe(document, { childList: true, subtree: true, characterData: true });
    });
  window.bench = {
    customerRows,
    lastPlace: () => Math.max(0, ...rows().map(place)),
    scroller: () => scrollerOf(rows().at(-1) ?? null),
    painted,
    firstRows: 0,
  };
  void painted(() => customerRows().length > 0).then((time) => {
    window.bench.firstRows = time;
    return time;
  });
}

/** Keeps the list at its end until so many rows were loaded; resolves with the milliseconds it took. */
export async function loadRows(count: number): Promise<number> {
  const patience = 600_000;
  const { scroller, lastPlace } = window.bench;
  const element = scroller();
  const started = performance.now();
  while (lastPlace() < count) {
    if (performance.now() - started > patience)
      throw new Error(`${location.pathname}: only ${lastPlace()} rows were loaded`);
    element.scrollTop = element.scrollHeight;
    await new Promise(requestAnimationFrame);
  }
  return performance.now() - started;
}

/** Scrolls from the top by so many pixels a frame; resolves with each frame's milliseconds. */
export async function scrollFrames({ frames, pixels }: { frames: number; pixels: number }): Promise<number[]> {
  const settlingFrames = 20;
  const element = window.bench.scroller();
  const frame = () => new Promise<number>(requestAnimationFrame);
  element.scrollTop = 0;
  for (let settled = 0; settled < settlingFrames; settled += 1) await frame();
  const durations: number[] = [];
  let last = await frame();
  while (durations.length < frames) {
    element.scrollTop += pixels;
    const now = await frame();
    durations.push(now - last);
    last = now;
  }
  return durations;
}

/** Elements, and all nodes, of the document. */
export function countNodes(): { elements: number; nodes: number } {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let nodes = 1;
  while (walker.nextNode() !== null) nodes += 1;
  return { elements: document.querySelectorAll('*').length, nodes };
}

/**
 * Resolves, once rows that start with this customer are painted, with the milliseconds of the last key and of that
 * frame.
 */
export async function searchPainted(firstCustomerNumber: string): Promise<{ lastKey: number; painted: number }> {
  let lastKey = 0;
  const noteKey = () => {
    lastKey = performance.now();
  };
  document.addEventListener('keydown', noteKey, true);
  const painted = await window.bench.painted(
    () => lastKey > 0 && window.bench.customerRows()[0]?.textContent.includes(firstCustomerNumber) === true,
  );
  document.removeEventListener('keydown', noteKey, true);
  return { lastKey, painted };
}

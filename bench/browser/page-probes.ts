/**
 * Code that runs inside the page, the same for all lists. `installProbes` is added before the page's own scripts. No
 * function may use anything outside itself, because only its source text is sent to the browser.
 */
declare global {
  interface Window {
    bench: {
      /** Rows that show a customer; skeletons have no customer number. */
      customerRows: () => Element[];
      /** The number, from 1, of the last row that is rendered. A plain table renders all of its rows. */
      lastRowNumber: () => number;
      scroller: () => Element;
      /** Resolves with `performance.now()` of the first frame drawn after `isThere` is true. */
      painted: (isThere: () => boolean) => Promise<number>;
      /** When the first rows were painted, in ms since navigation started; 0 until then. */
      firstRows: number;
    };
  }
}

export function installProbes(): void {
  const rows = () => [...document.querySelectorAll('[data-index], [aria-rowindex]')];
  const numberOf = (row: Element) =>
    row.hasAttribute('data-index')
      ? Number(row.getAttribute('data-index')) + 1
      : Number(row.getAttribute('aria-rowindex')) - 1;
  // Counting the rows of a table takes no time, finding ten thousand of them would.
  const plainRows = () => {
    const shown = document.querySelector('tbody')?.rows;
    return shown?.item(0)?.matches('[data-index], [aria-rowindex]') === false ? shown : null;
  };
  const scrolls = (element: Element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight;
  const scrollerOf = (element: Element | null): Element => {
    if (element === null) return document.documentElement;
    return scrolls(element) ? element : scrollerOf(element.parentElement);
  };
  const customerRows = () =>
    [...document.querySelectorAll('tbody tr, [role="row"]')].filter((row) => /CUST-\d/.test(row.textContent));
  // Opened in advance, because opening a channel takes longer than the paint being measured.
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
    lastRowNumber: () => plainRows()?.length ?? Math.max(0, ...rows().map(numberOf)),
    scroller: () => scrollerOf(plainRows()?.item(0) ?? rows().at(-1) ?? null),
    painted,
    firstRows: 0,
  };
  void painted(() => customerRows().length > 0).then((time) => {
    window.bench.firstRows = time;
    return time;
  });
}

/**
 * Keeps the list scrolled to its end until `count` rows are loaded, or `timeoutMs` have passed. Where nothing comes, it
 * scrolls up a little and back, as people do. Resolves with the rows that are loaded and the time it took in ms.
 */
export async function loadRows({ count, timeoutMs }: { count: number; timeoutMs: number }): Promise<{
  loaded: number;
  loadedIn: number;
}> {
  const { scroller, lastRowNumber } = window.bench;
  const element = scroller();
  const started = performance.now();
  const framesToWait = 120;
  let [loaded, frames] = [0, 0];
  while (loaded < count && performance.now() - started < timeoutMs) {
    frames += 1;
    if (frames % framesToWait === 0) {
      element.scrollTop -= element.clientHeight;
      await new Promise(requestAnimationFrame);
    }
    element.scrollTop = element.scrollHeight;
    await new Promise(requestAnimationFrame);
    if (lastRowNumber() > loaded) frames = 0;
    loaded = lastRowNumber();
  }
  return { loaded, loadedIn: performance.now() - started };
}

/** Scrolls from the top by `pixels` a frame. Resolves with the duration of each frame in ms. */
export async function scrollFrames({ frames, pixels }: { frames: number; pixels: number }): Promise<number[]> {
  const settlingFrames = 20;
  const element = window.bench.scroller();
  const frame = () => new Promise<number>(requestAnimationFrame);
  element.scrollTop = 0;
  for (let waited = 0; waited < settlingFrames; waited += 1) await frame();
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

/** The number of elements, and of all nodes, in the document. */
export function countNodes(): { elements: number; nodes: number } {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let nodes = 1;
  while (walker.nextNode() !== null) nodes += 1;
  return { elements: document.querySelectorAll('*').length, nodes };
}

/**
 * Resolves when rows that start with this customer are painted, with the times in ms of the last key press and of that
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

import { expect, type Page } from '@playwright/test';
import { canary } from '../test-data/hostile-payloads.ts';

/** Records everything that a hostile text managed to do on a page. */
export interface InjectionWatch {
  /** Code that ran, was blocked by the content security policy, or made a request to another origin or to our API. */
  readonly found: readonly string[];
  /** Fails when anything was found so far, or when a text created an element or attribute. */
  expectNothing(): Promise<void>;
}

const violationPrefix = 'content security policy:';

/** Watches a page, starting with its next navigation. */
export async function watchInjection(page: Page, origin: string): Promise<InjectionWatch> {
  const found: string[] = [];
  await page.exposeFunction(canary, (number: unknown) => found.push(`text ${String(number)} ran`));
  await page.addInitScript((prefix) => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.debug(`${prefix} ${violatedDirective} refused ${blockedURI} ${sample}`);
    });
  }, violationPrefix);
  page.on('console', (message) => {
    if (message.text().startsWith(violationPrefix)) found.push(message.text());
  });
  page.on('dialog', (dialog) => {
    found.push(`a dialog said ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => found.push(`a window opened ${popup.url()}`));
  page.on('framenavigated', (frame) => {
    if (
      frame !== page.mainFrame() ||
      (!/^(?:about:blank$|chrome-error:)/.test(frame.url()) && new URL(frame.url()).origin !== origin)
    ) {
      found.push(`a frame went to ${frame.url()}`);
    }
  });
  let preloaded: readonly string[] = [];
  page.on('response', (response) => {
    if (!response.request().isNavigationRequest()) return;
    const links = response.headers()['link'] ?? '';
    preloaded = [...links.matchAll(/<([^<>]+)>; rel=preload; as=fetch/g)].map(([, path]) => `${origin}${path}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin === origin) {
      const isOurs = request.resourceType() === 'fetch' || preloaded.includes(request.url());
      if (url.pathname.startsWith('/api/') && !isOurs) found.push(`called ${request.url()}`);
      return;
    }
    const isPhoto = request.resourceType() === 'image' && url.protocol === 'https:' && url.username === '';
    if (!isPhoto) found.push(`requested ${request.url()}`);
    else if (request.headers()['referer'] !== undefined) found.push(`sent a referrer to ${request.url()}`);
  });
  // Photos of other sites are never really requested.
  await page.route(
    (url) => url.origin !== origin && /^https?:$/.test(url.protocol),
    (route) => route.abort(),
  );
  return {
    found,
    async expectNothing() {
      expect([...found, ...(await page.evaluate(foreignMarkup))]).toEqual([]);
    },
  };
}

/** Runs in the page: elements and attributes that the product never creates. */
function foreignMarkup(): readonly string[] {
  const allowed = /^(?:https?|mailto|tel):$/;
  const never =
    'iframe, object, embed, base, body style, template, video, audio, marquee, math, body script, meta[http-equiv], ' +
    'form[action], [formaction], [srcdoc], [ping]';
  const wrong = [...document.querySelectorAll(never)].filter(
    (element) => !(element instanceof HTMLScriptElement && element.src.startsWith(location.origin)),
  );
  for (const element of document.querySelectorAll('*')) {
    const isHandled = element.getAttributeNames().some((name) => name.startsWith('on'));
    const isForeignLink = element instanceof HTMLAnchorElement && !allowed.test(element.protocol);
    const isOwn = (address: string): boolean => address.startsWith(`${location.origin}/`);
    const isForeignImage =
      element instanceof HTMLImageElement && !(element.src.startsWith('https://') || isOwn(element.src));
    const isForeignResource = element instanceof HTMLLinkElement && !isOwn(element.href);
    if (isHandled || isForeignLink || isForeignImage || isForeignResource) wrong.push(element);
  }
  return wrong.map((element) => `the document holds ${element.outerHTML.slice(0, 200)}`);
}

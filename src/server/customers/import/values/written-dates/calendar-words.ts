/** Languages whose names of months and days are read, from Unicode's CLDR. */
const languages = 'en de fr es it pt ca nl da sv nb fi pl cs sk hu ro hr sl tr el ru uk bg et lv lt'.split(' ');
/** What programs and people write besides. */
const otherMonths: readonly (readonly [name: string, month: number])[] = [
  ['sept', 9],
  ['jän', 1],
  ['jänner', 1],
  ['feber', 2],
  ['mrz', 3],
  ['maerz', 3],
  ['setiembre', 9],
];

let months: ReadonlyMap<string, number> | null = null;
let weekdays: ReadonlySet<string> | null = null;

/** The month with a name, 1 to 12; null if there is none, or if the name means different months in two languages. */
export function monthOf(name: string): number | null {
  months ??= namedMonths();
  return months.get(keyOf(name)) ?? null;
}

export function isWeekday(name: string): boolean {
  weekdays ??= namedWeekdays();
  return weekdays.has(keyOf(name));
}

function namedMonths(): ReadonlyMap<string, number> {
  const found = new Map<string, Set<number>>();
  const add = (name: string, month: number): void => {
    const key = keyOf(name);
    found.set(key, (found.get(key) ?? new Set()).add(month));
  };
  for (let month = 1; month <= 12; month += 1) {
    const day = Date.UTC(2026, month - 1, 4);
    for (const length of ['long', 'short'] as const) {
      // Many languages decline a month's name beside a day.
      const texts = [...textsOf(day, { month: length }), ...textsOf(day, { day: 'numeric', month: length })];
      for (const name of texts.flatMap((text) => text.match(/[\p{L}\p{M}]+/gu) ?? [])) add(name, month);
    }
  }
  for (const [name, month] of otherMonths) add(name, month);
  // "Listopad" is November in Polish and October in Croatian, and "de" is no month at all.
  return new Map(
    [...found].flatMap(([key, [month = 0, ...others]]) => (others.length === 0 && key !== '' ? [[key, month]] : [])),
  );
}

function namedWeekdays(): ReadonlySet<string> {
  const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 2, 1 + day));
  return new Set(
    week.flatMap((day) => [...textsOf(day, { weekday: 'long' }), ...textsOf(day, { weekday: 'short' })].map(keyOf)),
  );
}

const formatters = new Map<string, readonly Intl.DateTimeFormat[]>();

/** How every language writes a day. */
function textsOf(day: number, format: Intl.DateTimeFormatOptions): readonly string[] {
  const key = JSON.stringify(format);
  // Making one takes far longer than using it.
  const made =
    formatters.get(key) ??
    languages.map((language) => new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' }));
  formatters.set(key, made);
  return made.map((formatter) => formatter.format(day));
}

/** The letters of a name, without case and accents. */
function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

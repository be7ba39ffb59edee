const minute = 60_000;
const hour = 60 * minute;

/** Words for the last hours, such as "Now", "2 minutes ago", "5 hours ago"; null for what a day says better. Moments are milliseconds. */
export function recentWords(locale: string | null): (ms: number, now: number) => string | null {
  const words = wordsIn(locale);
  return (ms, now) => {
    const passed = now - ms;
    if (passed < minute) return capitalised(words.format(0, 'second'));
    if (passed < hour) return words.format(-Math.floor(passed / minute), 'minute');
    return passed < 12 * hour ? words.format(-Math.floor(passed / hour), 'hour') : null;
  };
}

function wordsIn(locale: string | null): Intl.RelativeTimeFormat {
  try {
    return new Intl.RelativeTimeFormat(locale ?? undefined, { numeric: 'auto' });
  } catch {
    // A setting this browser does not know counts as not set.
    return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  }
}

function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase() + text.slice(first.length);
}

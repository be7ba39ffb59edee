/**
 * Milliseconds that a time adds to its day: from minutes of the day, ms of the minute, and minutes its zone is ahead.
 */
export type Clock = (minutes: number, milliseconds: number, ahead: number) => number;
export const utcTime: Clock = (minutes, milliseconds, ahead) => (minutes - ahead) * 60_000 + milliseconds;
export const noTime: Clock = () => 0;

const secondsPattern = String.raw`(?:[:.](?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)`;
const zonePattern = String.raw`(?<zone>(?:UTC|GMT)?[-+]\d{1,2}(?::?\d{2})?|[A-Z]{1,4})(?:\s+\([^()]*\)|\[[\w/+-]+\])?`;
const halfPattern = String.raw`(?<half>[ap]\.?\s?m\.?)`;
/** Before the time, as Excel writes it in Japan, China and Korea. */
const halfBeforePattern = '(?:(?:(?<before>午前|上午|오전)|(?<after>午後|下午|오후))\\s*)?';
const hoursPattern = String.raw`${halfBeforePattern}(?<hour>\d{1,2})[:.h](?<minute>\d{2})`;
const secondsAndHalf = String.raw`${secondsPattern}?\s*${halfPattern}?(?:\s*(?:uhr|h))?`;
export const timePattern = String.raw`${hoursPattern}${secondsAndHalf}\s*(?:${zonePattern})?`;
const betweenPattern = String.raw`(?:,?(?:T|\s+(?:at|um|à|a\s+las|alle|às|om|kl\.?)\s+|\s+)|,\s*)`;
/** A time behind a date. */
export const clockPattern = String.raw`(?:${betweenPattern}${timePattern})?`;

/** Hours that zones are ahead. Source: RFC 5322, 4.3, for those of North America; the others mean one zone each. */
const zoneHours = `Z 0, UTC 0, GMT 0, WET 0, CET 1, MEZ 1, WEST 1, BST 1, CEST 2, MESZ 2, EET 2, SAST 2, EEST 3, MSK 3,
  HKT 8, SGT 8, AWST 8, JST 9, KST 9, AEST 10, AEDT 11, NZST 12, NZDT 13,
  EDT -4, EST -5, CDT -5, CST -6, MDT -6, MST -7, PDT -7, PST -8, AKDT -8, AKST -9, HST -10`;
const zones: ReadonlyMap<string, number> = new Map(
  zoneHours.split(/,\s+/).map((zone) => {
    const [name = '', hours] = zone.split(' ');
    return [name, Number(hours)];
  }),
);

/** The named groups of a pattern. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** What the time in the groups of `timePattern` adds to its day; null if it is no time. */
export function timeOfDay(groups: Groups, clockOf: Clock): number | null {
  const { hour, minute = '0', second = '0', fraction = '', before, after, half = before ?? after, zone } = groups;
  if (hour === undefined) return 0;
  let hours = Number(hour);
  if (half !== undefined) {
    // In Japan, noon is 午後0:00.
    if ((hours < 1 && half !== before && half !== after) || hours > 12) return null;
    hours = (hours % 12) + (half === after || half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  const wholeDay = hours === 24 && Number(minute) === 0 && Number(second) === 0;
  if ((hours > 23 && !wholeDay) || Number(minute) > 59 || Number(second) > 59) return null;
  const ahead = minutesAhead(zone);
  if (ahead === null) return null;
  return clockOf(
    hours * 60 + Number(minute),
    Number(second) * 1_000 + Number(fraction.slice(0, 3).padEnd(3, '0')),
    ahead,
  );
}

/** Minutes that a zone is ahead of UTC; null for an unknown one, such as IST, which is Indian, Irish or Israeli. */
function minutesAhead(zone: string | undefined): number | null {
  if (zone === undefined) return 0;
  const offset = /([-+])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (offset !== null) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
  const hours = zones.get(zone.toUpperCase());
  return hours === undefined ? null : hours * 60;
}

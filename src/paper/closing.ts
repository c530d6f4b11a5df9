/** What a paper says about its end: days such as 2027-01-31, and the time zone in which they are days. */
export interface ClosingDays {
  closes?: string | undefined;
  timezone: string;
  concluded?: string | undefined;
}

/** True where there is a day to name: the last one for replies, or the one on which what came of them was published. */
export const namesDay = ({ closes, concluded }: Pick<ClosingDays, "closes" | "concluded">): boolean =>
  closes !== undefined || concluded !== undefined;

/** The zone of a paper that names none. */
export const DEFAULT_TIMEZONE = "Europe/London";

/** Whether replies are invited, came to their end, or have been answered in turn. */
export type Stage = "open" | "closed" | "concluded";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Local midnight is never further from that of UTC. */
const FURTHEST = 16 * HOUR;

/**
 * Gives the day that it is in a time zone at an instant, such as 2027-01-31; throws a RangeError where the zone is
 * unknown.
 */
function calendarOf(timeZone: string): (instant: number) => string {
  const formatter = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (instant) => {
    const parts = new Map(formatter.formatToParts(instant).map(({ type, value }) => [type, value]));
    return [parts.get("year"), parts.get("month"), parts.get("day")].join("-");
  };
}

const moments = new Map<string, Date>();

/** When a day is over in a time zone: the first moment of the day after. A collation asks for each message. */
export function endOfDay(day: string, timezone: string): Date {
  const key = `${day} ${timezone}`;
  const moment = moments.get(key) ?? findEnd(day, calendarOf(timezone));
  moments.set(key, moment);
  return moment;
}

/**
 * Offsets change with the season and with the law; what day it is only ever goes on, so the moment can be searched for.
 */
function findEnd(day: string, dayAt: (instant: number) => string): Date {
  const midnight = Date.parse(day) + DAY;
  let [before, after] = [midnight - FURTHEST, midnight + FURTHEST];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayAt(middle) > day) after = middle;
    else before = middle;
  }
  return new Date(after);
}

/** What stage a paper is at. */
export function stageAt({ closes, timezone, concluded }: ClosingDays, instant: Date): Stage {
  const today = calendarOf(timezone)(instant.getTime());
  if (concluded && today >= concluded) return "concluded";
  return closes && today > closes ? "closed" : "open";
}

/** How many midnights of a time zone lie between an instant and the last day before `end`: 0 on that day itself. */
export function daysLeft(end: Date, timezone: string, instant: Date): number {
  const dayAt = calendarOf(timezone);
  return (Date.parse(dayAt(end.getTime() - 1)) - Date.parse(dayAt(instant.getTime()))) / DAY;
}

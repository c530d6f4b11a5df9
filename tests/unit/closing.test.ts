import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysLeft, endOfDay, stageAt } from "../../src/paper/closing.ts";
import { closingInWords } from "../../src/paper/dates.ts";
import { numRuns } from "../support/property-runs.ts";

const HOUR = 3_600_000;

describe("a day ends at midnight where the paper is", () => {
  test.each([
    ["Europe/London", "2027-01-31", "2027-02-01T00:00:00Z"],
    ["Europe/London", "2026-07-31", "2026-07-31T23:00:00Z"],
    // Clocks go forward in the small hours of the 29th, and back in those of the 25th.
    ["Europe/London", "2026-03-28", "2026-03-29T00:00:00Z"],
    ["Europe/London", "2026-03-29", "2026-03-29T23:00:00Z"],
    ["Europe/London", "2026-10-24", "2026-10-24T23:00:00Z"],
    ["Europe/London", "2026-10-25", "2026-10-26T00:00:00Z"],
    ["Australia/Sydney", "2027-01-31", "2027-01-31T13:00:00Z"],
    ["Australia/Sydney", "2026-07-31", "2026-07-31T14:00:00Z"],
    ["America/Los_Angeles", "2027-01-31", "2027-02-01T08:00:00Z"],
    ["America/Los_Angeles", "2026-11-01", "2026-11-02T08:00:00Z"],
    ["Pacific/Kiritimati", "2027-01-31", "2027-01-31T10:00:00Z"],
    ["Pacific/Apia", "2027-01-31", "2027-01-31T11:00:00Z"],
    // Samoa went from the 29th to the 31st.
    ["Pacific/Apia", "2011-12-29", "2011-12-30T10:00:00Z"],
    // At midnight clocks go on to one o’clock, so that the next day has no midnight.
    ["Africa/Cairo", "2026-04-23", "2026-04-23T22:00:00Z"],
    ["Asia/Kathmandu", "2027-01-31", "2027-01-31T18:15:00Z"],
    ["UTC", "2027-12-31", "2028-01-01T00:00:00Z"],
  ])("in %s %s ends at %s", (timezone, day, moment) => {
    expect(endOfDay(day, timezone)).toEqual(new Date(moment));
  });
});

const anyZone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const anyDay = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Another way to learn what day it is somewhere. */
const dayIn = (timeZone: string, instant: number) => new Intl.DateTimeFormat("sv", { timeZone }).format(instant);

test("in any zone, any day is over at its end and not a millisecond before", () => {
  fc.assert(
    fc.property(anyZone, anyDay, (timezone, closes) => {
      const end = endOfDay(closes, timezone).getTime();
      expect(dayIn(timezone, end) > closes).toBe(true);
      expect(dayIn(timezone, end - 1) <= closes).toBe(true);
      expect(stageAt({ closes, timezone }, new Date(end - 1))).toBe("open");
      expect(stageAt({ closes, timezone }, new Date(end))).toBe("closed");
    }),
    { numRuns },
  );
});

describe("the stage of a paper", () => {
  const days = { closes: "2027-01-31", timezone: "Australia/Sydney", concluded: "2027-03-01" };

  test.each([
    ["2027-01-31T12:59:59Z", "open"],
    ["2027-01-31T13:00:00Z", "closed"],
    ["2027-02-28T12:59:59Z", "closed"],
    ["2027-02-28T13:00:00Z", "concluded"],
  ])("at %s is %s", (instant, stage) => {
    expect(stageAt(days, new Date(instant))).toBe(stage);
  });

  test("stays open where no day is given, and may be concluded all the same", () => {
    expect(stageAt({ timezone: "UTC" }, new Date("2999-01-01"))).toBe("open");
    expect(stageAt({ timezone: "UTC", concluded: "2027-03-01" }, new Date("2027-03-01"))).toBe("concluded");
  });
});

describe("the days that are left", () => {
  test.each([
    ["2027-01-28T00:00:00Z", 3],
    ["2027-01-30T23:59:59Z", 1],
    ["2027-01-31T00:00:00Z", 0],
    ["2027-01-31T23:59:59Z", 0],
  ])("at %s are %d", (instant, left) => {
    expect(daysLeft(endOfDay("2027-01-31", "Europe/London"), "Europe/London", new Date(instant))).toBe(left);
  });

  test("are counted by the calendar of the paper, also where a day has 23 or 25 hours", () => {
    for (const closes of ["2026-03-29", "2026-10-25"]) {
      const end = endOfDay(closes, "Europe/London");
      const at = (hours: number) => daysLeft(end, "Europe/London", new Date(end.getTime() - hours * HOUR));
      expect([at(1), at(22.5), at(25.5), at(49.5)]).toEqual([0, 0, 1, 2]);
    }
    const end = endOfDay("2027-01-31", "America/Los_Angeles");
    expect(daysLeft(end, "America/Los_Angeles", new Date("2027-02-01T07:00:00Z"))).toBe(0);
  });
});

describe("in words", () => {
  const paper = { timezone: "Europe/London", language: "en-GB" };

  test.each([
    [{}, "There is no closing date."],
    [{ closes: "2027-01-31" }, "Closing date: 31 January 2027, 11:59pm (London time)."],
    [
      { closes: "2027-01-31", timezone: "America/Argentina/Buenos_Aires" },
      "Closing date: 31 January 2027, 11:59pm (Buenos Aires time).",
    ],
    [{ closes: "2027-01-31", timezone: "UTC" }, "Closing date: 31 January 2027, 11:59pm (UTC)."],
    [
      { closes: "2027-01-31", concluded: "2027-03-15" },
      "The closing date was 31 January 2027. What came of the replies was published on 15 March 2027.",
    ],
    [{ concluded: "2027-03-15" }, "What came of the replies was published on 15 March 2027."],
  ])("%j is “%s”", (days, sentence) => {
    expect(closingInWords({ ...paper, ...days })).toBe(sentence);
  });
});

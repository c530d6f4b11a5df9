import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readSource } from "../../src/build/read-source.ts";
import { checkSource } from "../../src/check/check-paper.ts";
import { writeCalendar } from "../../src/paper/closing-calendar.ts";
import { assemblePaper } from "../../src/paper/paper.ts";
import { numRuns } from "../support/property-runs.ts";

const paper = assemblePaper(checkSource(readSource("tests/fixtures/second-paper")).parts!);
const write = (change: Partial<typeof paper> & { closes: string }) =>
  writeCalendar(
    { ...paper, ...change },
    new URL("https://orchard.example/"),
    new URL("https://orchard.example/respond/"),
  );

/** The properties of a calendar, lines put together again. */
const read = (calendar: string) =>
  new Map(
    calendar
      .replaceAll("\r\n ", "")
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  );

test("the last minute of the day is an event, in UTC", () => {
  const event = read(write({ closes: "2026-07-31", timezone: "Europe/London" }));
  expect(event.get("DTSTART")).toBe("20260731T225900Z");
  expect(event.get("SUMMARY")).toBe("Last day for replies: An orchard for everyone in Lindle");
  expect(event.get("URL")).toBe("https://orchard.example/respond/");
});

test("the same edition of a paper gives the same event, and a later one takes its place", () => {
  const event = read(write({ closes: "2026-07-31" }));
  expect([event.get("UID"), event.get("DTSTAMP"), event.get("SEQUENCE")]).toEqual([
    "closing-date@orchard.example/",
    "20261102T000000Z",
    "2",
  ]);
});

test("whatever the title, lines have at most 75 bytes, end as the standard says, and hold the title", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
      const fullTitle = title.replace(/[\r\n]/g, " ");
      const calendar = write({ closes: "2026-07-31", fullTitle });
      for (const line of calendar.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
      expect(calendar.replaceAll("\r\n", "")).not.toContain("\n");
      const summary = read(calendar)
        .get("SUMMARY")
        ?.replace(/\\([\\;,])/g, "$1");
      expect(summary).toBe(`Last day for replies: ${fullTitle}`);
    }),
    { numRuns },
  );
});

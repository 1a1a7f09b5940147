import { describe, expect, test } from "vitest";
import { dayAfter, dayIn, isTimeZone, knownZone, momentAt, monthStart, offsetsOf, wallTime } from "./time-zone";

const iso = (wall: string, zone: string) => momentAt(wall, zone).toISOString();

test("a day follows the zone's own clocks", () => {
  const at = new Date("2026-11-25T18:30:00Z");
  expect(dayIn(at, "UTC")).toBe("2026-11-25");
  expect(dayIn(at, "Asia/Shanghai")).toBe("2026-11-26");
  expect(dayIn(at, "America/New_York")).toBe("2026-11-25");
  expect(dayIn(new Date("2026-11-25T18:14:59Z"), "Asia/Kathmandu")).toBe("2026-11-25");
  expect(dayIn(new Date("2026-11-25T18:15:00Z"), "Asia/Kathmandu")).toBe("2026-11-26");
  expect(dayIn(new Date("2026-12-31T10:00:00Z"), "Pacific/Kiritimati")).toBe("2027-01-01");
  expect(dayIn(new Date("2026-11-26T11:59:59Z"), "Etc/GMT+12")).toBe("2026-11-25");
});

test("offsets tell zones apart that differ now or half a year later", () => {
  const minutes = (zone: string) => offsetsOf(zone, new Date("2026-11-26T12:00:00Z")).map((one) => one.minutes);
  expect(minutes("UTC")).toEqual([0, 0]);
  expect(minutes("Europe/London")).toEqual([0, 60]);
  expect(minutes("Asia/Kathmandu")).toEqual([345, 345]);
  expect(minutes("America/New_York")).toEqual([-300, -240]);
});

test("a day begins when the zone's clocks show midnight", () => {
  expect(iso("2026-11-26", "Asia/Shanghai")).toBe("2026-11-25T16:00:00.000Z");
  expect(iso("2026-11-26", "Asia/Kathmandu")).toBe("2026-11-25T18:15:00.000Z");
  expect(iso("2027-01-01", "Pacific/Kiritimati")).toBe("2026-12-31T10:00:00.000Z");
  expect(iso("2026-11-26", "UTC")).toBe("2026-11-26T00:00:00.000Z");
});

describe("where the clocks change", () => {
  const NEW_YORK = "America/New_York";
  test("the day in spring has 23 hours, the one in autumn 25", () => {
    const hours = (day: string) =>
      (momentAt(dayAfter(day), NEW_YORK).getTime() - momentAt(day, NEW_YORK).getTime()) / 3_600_000;
    expect([hours("2026-03-07"), hours("2026-03-08"), hours("2026-03-09")]).toEqual([24, 23, 24]);
    expect([hours("2026-10-31"), hours("2026-11-01"), hours("2026-11-02")]).toEqual([24, 25, 24]);
  });
  test("a skipped time is moved later by the gap, and of a repeated one the first counts", () => {
    expect(iso("2026-03-08T02:30", NEW_YORK)).toBe("2026-03-08T07:30:00.000Z");
    expect(iso("2026-11-01T01:30", NEW_YORK)).toBe("2026-11-01T05:30:00.000Z");
    expect(iso("2026-11-01T02:30", NEW_YORK)).toBe("2026-11-01T07:30:00.000Z");
  });
  test("a day without a midnight begins at its first moment, and one with two begins at the first", () => {
    expect(iso("2026-09-06", "America/Santiago")).toBe("2026-09-06T04:00:00.000Z");
    expect(wallTime(momentAt("2026-09-06", "America/Santiago"), "America/Santiago")).toBe("2026-09-06T01:00");
    expect(iso("2026-11-01", "America/Havana")).toBe("2026-11-01T04:00:00.000Z");
  });
  test.each([
    "Asia/Shanghai",
    NEW_YORK,
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
    "Europe/Berlin",
    "Australia/Lord_Howe",
  ])("each day of %s ends where the next begins, and contains its own times", (zone) => {
    for (let day = "2026-01-01"; day < "2027-01-02"; day = dayAfter(day)) {
      const [start, end] = [momentAt(day, zone), momentAt(dayAfter(day), zone)];
      expect(dayIn(start, zone)).toBe(day);
      expect(dayIn(new Date(end.getTime() - 1), zone)).toBe(day);
      expect(dayIn(new Date(start.getTime() - 1), zone)).toBe(dayAfter(day, -1));
    }
  });
});

test("a month begins with its first day", () => {
  expect(monthStart(202611, "America/New_York").toISOString()).toBe("2026-11-01T04:00:00.000Z");
  expect(monthStart(202612, "America/New_York").toISOString()).toBe("2026-12-01T05:00:00.000Z");
});

test("only zone names are accepted, and an unknown name becomes UTC", () => {
  expect(["UTC", "Asia/Kathmandu", "America/Argentina/Buenos_Aires", "Etc/GMT+12"].every(isTimeZone)).toBe(true);
  for (const wrong of ["", "+08:00", "Mars/Olympus", "Asia/Shanghai; drop", "x".repeat(400), null, 8]) {
    expect(isTimeZone(wrong)).toBe(false);
  }
  expect([knownZone("Mars/Olympus"), knownZone(null), knownZone("Asia/Tokyo")]).toEqual(["UTC", "UTC", "Asia/Tokyo"]);
});

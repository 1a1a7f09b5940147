import { getNow, getTimeZone } from "next-intl/server";
import { browserTimeZone } from "@/lib/preferences/read";
import { offsetsOf } from "@/lib/text/time-zone";
import { Clock } from "./clock";

/** Sends the server's time to the browser, and the browser's time zone to the server. */
export async function Clocks() {
  const [now, zone, told] = await Promise.all([getNow(), getTimeZone(), browserTimeZone()]);
  return <Clock now={now.getTime()} zone={zone} offsets={offsetsOf(zone, now)} reported={told} />;
}

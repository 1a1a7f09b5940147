/**
 * Exact decimals with six places, as the ledger keeps them. Credits are money: 0.1 + 0.2 must be 0.3, so they are
 * counted in millionths as BigInt and carried as strings.
 */
const SCALE = 1_000_000n;

export function toMicros(value: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6})\d*)?$/.exec(value.trim());
  if (!match) throw new Error("not a decimal number");
  const [, sign, whole = "0", fraction = ""] = match;
  const micros = BigInt(whole) * SCALE + BigInt(fraction.padEnd(6, "0"));
  return sign ? -micros : micros;
}

export function fromMicros(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  return `${micros < 0n ? "-" : ""}${size / SCALE}.${String(size % SCALE).padStart(6, "0")}`;
}

export const sumDecimals = (values: readonly string[]): string =>
  fromMicros(values.reduce((sum, value) => sum + toMicros(value), 0n));

export const isZero = (value: string): boolean => toMicros(value) === 0n;

/** The median of some decimals, the upper one of two middle values: an estimate should rather be too high. */
export function medianDecimal(values: string[]): string | null {
  const sorted = values.map(toMicros).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? null : fromMicros(middle);
}

const CREDITS = /^\d{1,12}(\.\d{1,6})?$/;

/** An amount as it was typed: null for an empty one, undefined for anything else that is none. */
export function typedCredits(text: string): string | null | undefined {
  const typed = text.trim();
  return typed === "" ? null : CREDITS.test(typed) ? typed : undefined;
}

/** For display, without trailing zeros: "0.500000" is "0.5", "3.000000" is "3". */
export const plainDecimal = (amount: string): string =>
  amount.includes(".") ? amount.replace(/0+$/, "").replace(/\.$/, "") : amount;

/** An exact decimal without its empty end: "0.500000" is "0.5", "3.000000" is "3". Never goes through a float. */
export const plainCredits = (amount: string): string =>
  amount.includes(".") ? amount.replace(/0+$/, "").replace(/\.$/, "") : amount;

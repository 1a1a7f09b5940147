const wishes = new Map<string, boolean>();

/**
 * Switches something on the server, one call at a time: what is wished during a call is sent after it, unless that call
 * already set it. Dropped or sent side by side, a second click would leave the server at the first one. Resolves with
 * the value that the server accepted, or with null when an earlier call with this `key` goes on to send this wish.
 */
export async function sendLastWish(
  key: string,
  on: boolean,
  send: (on: boolean) => Promise<boolean>,
): Promise<boolean | null> {
  const isUnderWay = wishes.has(key);
  wishes.set(key, on);
  if (isUnderWay) return null;
  let [accepted, sent] = [!on, !on];
  try {
    while (wishes.get(key) !== sent) {
      sent = !sent;
      if (await send(sent)) accepted = sent;
    }
  } finally {
    wishes.delete(key);
  }
  return accepted;
}

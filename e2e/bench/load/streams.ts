import http from "node:http";

/** A page's stream: what it says of each generation, and how often it was opened again. */
type Stream = { userId: string; states: Map<string, string>; opened: number; isOpen: boolean };

const AGAIN_MS = 2_000;
/** Between the first times that two streams are opened: users do not all come at once. */
const APART_MS = 20;

/**
 * Opens live streams and keeps them open as a browser does: one that ends is opened again after two seconds, from the
 * last event that it saw.
 */
export function openStreams(url: string, users: { id: string; cookie: string }[], most: number, after: number) {
  const streams: Stream[] = [];
  const requests = new Set<http.ClientRequest>();
  /** How often a stream could not be opened, by the reason. */
  const refusals = new Map<string, number>();
  const count = (why: string) => refusals.set(why, (refusals.get(why) ?? 0) + 1);
  let closed = false;

  const open = (stream: Stream, cookie: string, last: string) => {
    if (closed) return;
    let lastId = last;
    let over = false;
    const again = () => {
      if (over) return;
      over = true;
      stream.isOpen = false;
      requests.delete(request);
      // Not all in the same moment.
      setTimeout(() => open(stream, cookie, lastId), AGAIN_MS + Math.random() * 1_000);
    };
    const request = http.get(`${url}/api/events`, { agent: false, headers: { cookie, "last-event-id": lastId } });
    requests.add(request);
    request
      .on("error", (error) => {
        count(error.message);
        again();
      })
      .on("response", (response) => {
        if (response.statusCode !== 200) {
          count(String(response.statusCode));
          response.resume().on("end", again).on("error", again);
          return;
        }
        stream.opened += 1;
        stream.isOpen = true;
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
          for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
            const event = text.slice(0, end);
            text = text.slice(end + 2);
            lastId = /^id: (\d+)$/m.exec(event)?.[1] ?? lastId;
            const data = /^event: generation\ndata: (.*)$/m.exec(event)?.[1];
            if (!data) continue;
            const view = JSON.parse(data) as { id: string; state: string };
            stream.states.set(view.id, view.state);
          }
        });
        response.on("end", again).on("error", again).on("close", again);
      });
  };
  for (let at = 0; at < most; at++) {
    const user = users[at % users.length];
    if (!user) throw new Error("there are no users");
    const stream: Stream = { userId: user.id, states: new Map(), opened: 0, isOpen: false };
    streams.push(stream);
    setTimeout(() => open(stream, user.cookie, String(after)), at * APART_MS);
  }
  return {
    refusals: () => JSON.stringify(Object.fromEntries(refusals)),
    count: () => streams.filter(({ isOpen }) => isOpen).length,
    reopened: () => streams.reduce((sum, { opened }) => sum + Math.max(0, opened - 1), 0),
    /** The streams whose latest word of a generation is not its state, for generations made while they were open. */
    behind: (rows: { id: string; userId: string; state: string }[]): string[] =>
      streams.flatMap((stream) =>
        rows
          .filter(({ id, userId, state }) => userId === stream.userId && stream.states.get(id) !== state)
          .map(({ id, state }) => `${id} is ${state}, and a stream knows it as ${stream.states.get(id) ?? "nothing"}`),
      ),
    close() {
      closed = true;
      for (const request of requests) request.destroy();
    },
  };
}

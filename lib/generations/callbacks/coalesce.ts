type Waiting<In, Out> = { input: In; resolve: (out: Out) => void; reject: (error: unknown) => void };

/**
 * Calls that arrive while `atOnce` runs are under way share the next run of up to `most`, so that a burst costs a few
 * statements and a single call does not wait. `run` returns one result per input, in order; when it throws, all calls
 * that share it reject.
 */
export function coalesce<In, Out>(
  run: (all: In[]) => Promise<Out[]>,
  { most, atOnce }: { most: number; atOnce: number },
): (input: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let running = 0;

  async function flush(): Promise<void> {
    running += 1;
    while (waiting.length > 0) {
      const share = waiting.splice(0, most);
      try {
        const outs = await run(share.map(({ input }) => input));
        for (const [n, out] of outs.entries()) share[n]?.resolve(out);
      } catch (error) {
        for (const { reject } of share) reject(error);
      }
    }
    running -= 1;
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (running < atOnce) void flush();
    });
}

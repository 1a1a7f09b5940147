type Waiting<In, Out> = { input: In; resolve: (out: Out) => void; reject: (error: unknown) => void };

/**
 * Calls that come while one is on its way share the next, so that a burst costs a few statements and a single call
 * waits for nobody. `run` answers as many as it was given, in their order; when it throws, all of its share fail.
 */
export function coalesce<In, Out>(run: (all: In[]) => Promise<Out[]>, most = 100): (input: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let busy = false;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const share = waiting.splice(0, most);
      try {
        const outs = await run(share.map(({ input }) => input));
        for (const [n, out] of outs.entries()) share[n]?.resolve(out);
      } catch (error) {
        for (const { reject } of share) reject(error);
      }
    }
    busy = false;
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (busy) return;
      busy = true;
      void flush();
    });
}

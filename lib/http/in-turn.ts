import "server-only";
import pLimit, { type LimitFunction } from "p-limit";

/** Files of one user that are in memory at once, and how many more may wait for that. */
const AT_ONCE = 2;
const MOST_WAITING = 60;

const queues = new Map<string, LimitFunction>();

/**
 * Receives a file of a user in turn: the bodies of those that wait stay in their sockets, so that one user who opens many
 * uploads takes no more memory than a few of them. Null when too many wait already.
 */
export async function inTurn<Answer>(userId: string, receive: () => Promise<Answer>): Promise<Answer | null> {
  const queue = queues.get(userId) ?? pLimit(AT_ONCE);
  if (queue.pendingCount >= MOST_WAITING) return null;
  queues.set(userId, queue);
  try {
    return await queue(receive);
  } finally {
    if (queue.activeCount + queue.pendingCount === 0) queues.delete(userId);
  }
}

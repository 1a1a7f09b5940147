"use client";

import { Torn } from "@/components/shell/torn";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Torn digest={error.digest} again={reset} />;
}

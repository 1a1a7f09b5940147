"use client";

// Not from next/error, which brings the older router's error page and its heads: 2 KB on every page.
import { catchError } from "next/dist/client/components/catch-error";
import type { ErrorInfo } from "next/error";
import { ErrorScreen } from "./error-screen";

/**
 * Shows the page for unexpected errors in place of its children. Next's error.tsx would do the same, with a script of its
 * own for each layout that every page loads.
 */
export const ErrorBoundary = catchError((_props: object, { error, retry }: ErrorInfo) => (
  <ErrorScreen error={error} retry={retry} />
));

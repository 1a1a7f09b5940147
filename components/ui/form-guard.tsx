"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { Component, type ReactNode } from "react";
import { buttonClass } from "./button";
import { codeOf } from "./call-action";
import { reload } from "./reload";

type Props = { words: { unreachable: string; outdated: string; reload: string }; children: ReactNode };
type State = { trouble: "unreachable" | "outdated" | null; caught: boolean };

/**
 * Wraps forms that post to server actions before any script runs: when a call fails without an answer, the form is
 * shown again with a message above it, instead of the error page.
 */
export class FormGuard extends Component<Props, State> {
  state: State = { trouble: null, caught: false };

  static getDerivedStateFromError(error: unknown): State {
    unstable_rethrow(error);
    // fetch() rejects only with a TypeError; any other error is a bug and not a network failure.
    const trouble = unstable_isUnrecognizedActionError(error) ? "outdated" : "unreachable";
    if (trouble === "unreachable" && !(error instanceof TypeError)) throw error;
    return { trouble, caught: true };
  }

  componentDidCatch(error: unknown): void {
    codeOf(error);
    this.setState({ caught: false });
  }

  render(): ReactNode {
    const { trouble, caught } = this.state;
    const { words, children } = this.props;
    return (
      <>
        <div role="alert" className="flex flex-wrap items-center gap-2 p-2 text-danger text-sm empty:hidden">
          {trouble && words[trouble]}
          {trouble === "outdated" && (
            <button type="button" onClick={() => void reload()} className={buttonClass()}>
              {words.reload}
            </button>
          )}
        </div>
        {caught ? null : children}
      </>
    );
  }
}

"use client";
import { Component, type ReactNode } from "react";

interface Props {
  /** What the part is made of: another one is tried again. */
  readonly subject: unknown;
  /** Stands in for a part that cannot be drawn. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly hasFailed: boolean;
  readonly subject: unknown;
}

/** One part of many (a message, a row, a card) that cannot be drawn costs its own place, never those around it. */
export class PartBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false, subject: this.props.subject };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ subject }: Props, state: State): State | null {
    return subject === state.subject ? null : { hasFailed: false, subject };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}

"use client";
import { Component, type ReactNode } from "react";
import { PageError } from "./page-error.tsx";

interface Props {
  readonly children: ReactNode;
}

/** A defect in one panel of a page stays in it: the others go on working, and this one can be tried again. */
export class PanelBoundary extends Component<Props, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <PageError of="panel" error={error} onRetry={() => this.setState({ error: null })} />;
  }
}

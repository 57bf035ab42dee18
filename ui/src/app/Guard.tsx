import { Component } from "react";
import type { ReactNode } from "react";
import { Button } from "../kit/Button";
import { Failure } from "../kit/States";
import { en } from "./i18n/en";

/** Keeps the failure of one screen from taking the window down. */
export class Guard extends Component<{ children: ReactNode }, { failed: Error | null }> {
  override state = { failed: null as Error | null };

  static getDerivedStateFromError(failed: Error) {
    return { failed };
  }

  override render() {
    const { failed } = this.state;
    if (failed === null) return this.props.children;
    return (
      <Failure title={en.app.crashed} hint={`${en.app.crashedHint} ${failed.message}`}>
        <Button onClick={() => this.setState({ failed: null })}>{en.app.retry}</Button>
      </Failure>
    );
  }
}

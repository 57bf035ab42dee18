import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import styles from "./CodeText.module.css";
import { jsonTokens } from "./json-tokens";

type CodeTextProps = { text: string; label: string; json?: boolean; maxHeight?: number | undefined };
const lineHeight = 20;
const longest = 4000;

/** Read-only text with line numbers; lines out of view do not exist. */
export function CodeText({ text, label, json = true, maxHeight }: CodeTextProps) {
  "use no memo";
  const box = useRef<HTMLDivElement>(null);
  const lines = text.split("\n");
  const rows = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => lineHeight, overscan: 12 });
  const height = lines.length * lineHeight + 16;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <div ref={box} role="region" aria-label={label} tabIndex={0} className={styles.box} style={{ height: maxHeight === undefined ? "100%" : Math.min(height, maxHeight) }}>
      <div className={styles.sizer} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => (
          <div key={item.key} className={styles.line} style={{ transform: `translateY(${item.start}px)` }}>
            <span className={styles.number} aria-hidden>{item.index + 1}</span>
            <span>{json ? <Tokens line={lines[item.index] ?? ""} /> : (lines[item.index] ?? "").slice(0, longest)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function Tokens({ line }: { line: string }) {
  // Tokens never move within their line, so their place is their identity.
  return jsonTokens(line.slice(0, longest)).map((token, index) => <span key={`${index}`} className={token.kind === "plain" ? undefined : styles[token.kind]}>{token.text}</span>);
}

import { useRef } from "react";
import type { KeyboardEvent } from "react";
import type { Choice } from "./Select";
import styles from "./Segmented.module.css";

type SegmentedProps<T extends string> = { label: string; value: T; choices: readonly Choice<T>[]; onChange: (value: T) => void };

/** One of two to four values, all visible; a radio group for the keyboard. */
export function Segmented<T extends string>({ label, value, choices, onChange }: SegmentedProps<T>) {
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = choices.findIndex((choice) => choice.value === value);
    const next = (at + step + choices.length) % choices.length;
    const choice = choices[next];
    if (choice === undefined) return;
    onChange(choice.value);
    group.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div ref={group} role="radiogroup" aria-label={label} className={styles.group} onKeyDown={move}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === value}
          tabIndex={choice.value === value ? 0 : -1}
          className={styles.segment}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

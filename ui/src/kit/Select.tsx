import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import styles from "./popups.module.css";

export type Choice<T extends string> = { value: T; label: string };
type SelectProps<T extends string> = {
  label: string;
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
  id?: string | undefined;
};

/** One of a few values. */
export function Select<T extends string>({ label, value, choices, onChange, id }: SelectProps<T>) {
  return (
    <Base.Root items={choices} value={value} onValueChange={(next) => next !== null && onChange(next as T)}>
      <Base.Trigger className={styles.trigger} aria-label={label} id={id}>
        <Base.Value />
        <ChevronDown aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={styles.menu} aria-label={label}>
            {choices.map((choice) => (
              <Base.Item key={choice.value} value={choice.value} className={styles.item}>
                <Base.ItemText>{choice.label}</Base.ItemText>
                <span className={styles.check}>
                  <Base.ItemIndicator><Check size={14} /></Base.ItemIndicator>
                </span>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

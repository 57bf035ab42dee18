import { Menu as Base } from "@base-ui/react/menu";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import buttons from "./Button.module.css";
import { cx } from "./cx";
import styles from "./popups.module.css";
import type { Choice } from "./Select";

type MenuProps<T extends string> = { label: string; icon?: ReactNode; choices: readonly Choice<T>[]; onChoose: (value: T) => void };

/** A button that offers a few things to do. */
export function Menu<T extends string>({ label, icon, choices, onChoose }: MenuProps<T>) {
  return (
    <Base.Root>
      <Base.Trigger className={cx(buttons.button, buttons.ghost)}>
        {icon}
        {label}
        <ChevronDown aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align="end">
          <Base.Popup className={styles.menu}>
            {choices.map((choice) => (
              <Base.Item key={choice.value} className={styles.item} onClick={() => onChoose(choice.value)}>{choice.label}</Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

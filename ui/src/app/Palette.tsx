import { Dialog } from "@base-ui/react/dialog";
import { useState } from "react";
import type { KeyboardEvent } from "react";
import { cx } from "../kit/cx";
import { Keys } from "../kit/Keys";
import popups from "../kit/popups.module.css";
import { actionsOn } from "./actions";
import { en } from "./i18n/en";
import styles from "./Palette.module.css";
import { useView } from "./store";

/** All commands in one box. */
export function Palette({ hasWorkspace }: { hasWorkspace: boolean }) {
  const open = useView((view) => view.paletteOpen);
  const close = () => useView.setState({ paletteOpen: false });
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={popups.backdrop} />
        <Dialog.Popup className={popups.dialog} aria-label={en.app.commands}>
          <Commands hasWorkspace={hasWorkspace} close={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Commands({ hasWorkspace, close }: { hasWorkspace: boolean; close: () => void }) {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const destination = useView((view) => view.destination);
  const shown = actionsOn(destination, hasWorkspace).filter((action) => action.id !== "palette" && matches(action.label, typed));
  const run = (index: number) => {
    close();
    const action = shown[index];
    if (action !== undefined) setTimeout(action.run);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setActive(Math.min(shown.length - 1, active + 1));
    else if (event.key === "ArrowUp") setActive(Math.max(0, active - 1));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) run(active);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className={styles.input}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={shown.length > 0 ? `palette-${active}` : undefined}
        aria-label={en.app.palettePlaceholder}
        placeholder={en.app.palettePlaceholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div id="palette-list" role="listbox" aria-label={en.app.commands} className={styles.list}>
        {shown.map((action, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are handled by the input, as the combobox pattern asks
          <div key={action.id} id={`palette-${index}`} role="option" tabIndex={-1} aria-selected={index === active} className={cx(popups.item, styles.item)} data-highlighted={index === active || undefined} onMouseMove={() => setActive(index)} onClick={() => run(index)}>
            {action.label}
            {action.keys !== undefined && <Keys keys={action.keys} />}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={styles.none}>{en.app.paletteNone}</p>}
    </>
  );
}

/** Whether all typed words begin somewhere in the label. */
function matches(label: string, typed: string): boolean {
  const text = ` ${label.toLowerCase()}`;
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useRef } from "react";
import type { ReactNode } from "react";
import { IconButton } from "./Button";
import styles from "./popups.module.css";

type ModalProps = {
  open: boolean;
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
};

/** A dialog over the window: focus stays inside, Escape closes. */
export function Modal({ open, title, closeLabel, onClose, children, footer }: ModalProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.dialog} initialFocus={() => body.current?.querySelector<HTMLElement>("input, textarea, select") ?? body.current}>
          <div className={styles.dialogHead}>
            <Dialog.Title className={styles.dialogTitle}>{title}</Dialog.Title>
            <IconButton label={closeLabel} keys="Esc" onClick={onClose}><X /></IconButton>
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it must be reachable by keyboard */}
          <div ref={body} tabIndex={0} className={styles.dialogBody}>{children}</div>
          {footer !== undefined && <div className={styles.dialogFoot}>{footer}</div>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

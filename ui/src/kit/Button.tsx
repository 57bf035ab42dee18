import type { ButtonHTMLAttributes, ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";
import { cx } from "./cx";
import { Tip } from "./Tip";

type ButtonProps = ComponentProps<"button"> & {
  tone?: "plain" | "primary" | "ghost" | "danger";
  icon?: ReactNode;
};

/** A button with a text; `primary` once per screen at most. */
export function Button({ tone = "plain", icon, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={cx(styles.button, styles[tone], className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "aria-label"> & {
  label: string;
  keys?: string | undefined;
  pressed?: boolean | undefined;
};

/** A button that shows an icon only; its label is the accessible name and the tooltip. */
export function IconButton({ label, keys, pressed, children, className, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={cx(styles.button, styles.ghost, styles.icon, className)}
        {...rest}
      >
        {children}
      </button>
    </Tip>
  );
}

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cx } from "./cx";
import styles from "./Tabs.module.css";

export type Tab = { id: string; label: string; mark?: string | undefined; content: ReactNode; /** Stays alive while another is shown. */ keep?: boolean };
type TabsProps = { label: string; tabs: readonly Tab[]; value?: string; onChange?: (id: string) => void; trailing?: ReactNode; fill?: boolean };

/** Panels of which one is shown; arrow keys move between the tabs. */
export function Tabs({ label, tabs, value, onChange, trailing, fill = false }: TabsProps) {
  const control = value === undefined ? { defaultValue: tabs[0]?.id ?? "" } : { value };
  return (
    <Base.Root className={cx(styles.root, fill && styles.fill)} onValueChange={(next) => onChange?.(String(next))} {...control}>
      <div className={styles.bar}>
        <Base.List className={styles.list} aria-label={label}>
          {tabs.map((tab) => (
            <Base.Tab key={tab.id} value={tab.id} className={styles.tab}>
              {tab.label}
              {tab.mark !== undefined && <span className={styles.mark}>{tab.mark}</span>}
            </Base.Tab>
          ))}
        </Base.List>
        {trailing}
      </div>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} keepMounted={tab.keep ?? false} className={styles.panel}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}

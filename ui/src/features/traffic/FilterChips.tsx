import { Ban, X } from "lucide-react";
import { useRef } from "react";
import type { KeyboardEvent } from "react";
import { en } from "../../app/i18n/en";
import { cx } from "../../kit/cx";
import styles from "./FilterChips.module.css";
import { filterTerms, withTermTurned, withoutTerm } from "./filter-terms";

type FilterChipsProps = { filter: string; onChange: (filter: string) => void };

/** The terms of the filter, each to be turned round or taken away; the text above stays the same filter. */
export function FilterChips({ filter, onChange }: FilterChipsProps) {
  const list = useRef<HTMLUListElement>(null);
  const terms = filterTerms(filter);
  if (terms.length === 0) return null;
  const remove = (index: number) => {
    const term = terms[index];
    if (term === undefined) return;
    onChange(withoutTerm(filter, term));
    // The next one takes its place, so that the keyboard does not begin again at the top.
    setTimeout(() => list.current?.querySelectorAll<HTMLElement>("li")[Math.min(index, terms.length - 2)]?.querySelector("button")?.focus());
  };
  return (
    <ul ref={list} className={styles.chips} aria-label={en.traffic.terms}>
      {terms.map((term, index) => {
        const turned = term.text.startsWith("-") && term.text.length > 1;
        const shown = turned ? term.text.slice(1) : term.text;
        const onKeyDown = (event: KeyboardEvent) => {
          if (event.key !== "Delete" && event.key !== "Backspace") return;
          event.preventDefault();
          remove(index);
        };
        return (
          <li key={`${term.from} ${term.text}`} className={cx(styles.chip, turned && styles.turned)}>
            <button type="button" className={styles.term} aria-pressed={turned} title={en.traffic.turnTerm} onKeyDown={onKeyDown} onClick={() => onChange(withTermTurned(filter, term))}>
              {turned && <Ban aria-label={en.traffic.not} />}
              <code>{shown}</code>
            </button>
            <button type="button" className={styles.remove} aria-label={en.traffic.removeTerm(term.text)} onClick={() => remove(index)}><X aria-hidden /></button>
          </li>
        );
      })}
    </ul>
  );
}

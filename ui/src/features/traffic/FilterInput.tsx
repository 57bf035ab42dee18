import { Bookmark, Search } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { en } from "../../app/i18n/en";
import { useProvided } from "../../app/use-provided";
import { call } from "../../host/client";
import { useAction, useCommand } from "../../host/queries";
import type { FilterCompletion } from "../../host/wire";
import { cx } from "../../kit/cx";
import { Input } from "../../kit/Field";
import { Menu } from "../../kit/Menu";
import styles from "./FilterInput.module.css";

type FilterInputProps = { value: string; onChange: (value: string) => void };

/** A filter with what fits at the caret, and the filters that were kept. */
export function FilterInput({ value, onChange }: FilterInputProps) {
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const [found, setFound] = useState<FilterCompletion[]>([]);
  const [active, setActive] = useState(-1);
  const ask = async (text: string, cursor: number) => {
    const reply = await call("traffic.complete", { text, cursor }).catch(() => null);
    // A slow answer to an older text is no help.
    if (field.current?.value !== text) return;
    setFound(reply?.completions.filter((one) => text.slice(one.from, one.to) !== one.text) ?? []);
    setActive(-1);
  };
  const take = (one: FilterCompletion) => {
    const next = value.slice(0, one.from) + one.text + value.slice(one.to);
    const caret = one.from + one.text.length;
    onChange(next);
    setFound([]);
    setTimeout(() => {
      field.current?.setSelectionRange(caret, caret);
      void ask(next, caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (found.length === 0) return;
      event.preventDefault();
      const next = event.key === "ArrowDown" ? active + 1 : active - 1;
      setActive(next < 0 ? found.length - 1 : next % found.length);
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Escape" && found.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setFound([]);
    }
  };
  useSlash(field);
  useProvided("trafficFilter", () => field.current?.focus());
  const open = found.length > 0;
  return (
    <div className={styles.box}>
      <Input
        ref={field}
        leading={<Search aria-hidden />}
        type="search"
        code
        role="combobox"
        aria-label={en.traffic.filter}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : `${list}-${active}`}
        aria-keyshortcuts="/"
        autoComplete="off"
        placeholder={en.traffic.filterHint}
        spellCheck={false}
        value={value}
        onKeyDown={onKeyDown}
        onBlur={() => setFound([])}
        onFocus={(event) => void ask(value, event.target.selectionStart ?? value.length)}
        onChange={(event) => { onChange(event.target.value); void ask(event.target.value, event.target.selectionStart ?? event.target.value.length); }}
      />
      <div id={list} role="listbox" aria-label={en.traffic.suggestions} className={cx(styles.list, !open && styles.closed)}>
        {found.map((one, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field handles the keys
          <div key={`${one.from} ${one.text}`} id={`${list}-${index}`} role="option" tabIndex={-1} aria-selected={index === active} className={cx(styles.option, index === active && styles.active)} onMouseDown={(event) => event.preventDefault()} onClick={() => take(one)}>
            <code>{one.text}</code>
            <span>{one.note}</span>
          </div>
        ))}
      </div>
      <Kept value={value.trim()} onChange={onChange} />
    </div>
  );
}

/** The filters that this workspace keeps; the present one is kept or forgotten. */
function Kept({ value, onChange }: FilterInputProps) {
  const kept = useCommand("traffic.filters", {}, { keep: true }).data?.filters ?? [];
  const save = useAction("traffic.saveFilters");
  const isKept = kept.includes(value);
  const own = value === "" ? [] : [{ value: "", label: isKept ? en.traffic.forget : en.traffic.keep }];
  const choices = [...own, ...kept.map((one) => ({ value: one, label: one }))];
  if (choices.length === 0) return null;
  const choose = (chosen: string) => {
    if (chosen !== "") onChange(chosen);
    else save.mutate({ filters: isKept ? kept.filter((one) => one !== value) : [...kept, value] });
  };
  return <Menu label={en.traffic.kept} icon={<Bookmark aria-hidden />} choices={choices} onChoose={choose} />;
}

/** `/` goes to the filter from anywhere but another field. */
function useSlash(field: { current: HTMLInputElement | null }) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.closest("input, textarea, [contenteditable]") !== null;
      if (event.key !== "/" || event.defaultPrevented || inField || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [field]);
}

import { useState } from "react";
import { en } from "../../app/i18n/en";
import { queries, useAction } from "../../host/queries";
import type { MockView } from "../../host/wire";
import { Button } from "../../kit/Button";
import { Field, Input } from "../../kit/Field";
import { Select } from "../../kit/Select";
import { Failure } from "../../kit/States";
import styles from "./Mock.module.css";
import { draftOf, sameSettings, settingsOf } from "./model";

const dataModes = [
  { value: "auto", label: en.mock.dataAuto },
  { value: "generated", label: en.mock.dataGenerated },
  { value: "examples", label: en.mock.dataExamples },
];
const validateModes = [
  { value: "reject", label: en.mock.validateReject },
  { value: "warn", label: en.mock.validateWarn },
  { value: "off", label: en.mock.validateOff },
];

/** How the mock behaves; applied to the running one at once. */
export function MockForm({ mock }: { mock: MockView }) {
  const [draft, setDraft] = useState(() => draftOf(mock.settings));
  const configure = useAction("mock.configure");
  const read = settingsOf(draft);
  const wrong = "wrong" in read ? read.wrong : [];
  const changed = "settings" in read && !sameSettings(read.settings, mock.settings);
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const apply = () => {
    if ("settings" in read) configure.mutate(read.settings, { onSuccess: (reply) => queries.setQueryData(["mock.status", {}], reply) });
  };
  return (
    <form
      className={styles.card}
      aria-label={en.mock.settings}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) apply();
      }}
    >
      <h2>{en.mock.settings}</h2>
      <div className={styles.fields}>
        <NumberField label={en.mock.port} hint={en.mock.portHint} error={wrong.includes("port") ? en.mock.portBad : undefined} value={draft.port} onChange={(port) => change({ port })} />
        <NumberField label={en.mock.seed} hint={en.mock.seedHint} error={wrong.includes("seed") ? en.mock.seedBad : undefined} value={draft.seed} onChange={(seed) => change({ seed })} />
        <NumberField label={en.mock.delay} hint={en.mock.delayHint} error={wrong.includes("delayMs") ? en.mock.delayBad : undefined} value={draft.delayMs} onChange={(delayMs) => change({ delayMs })} />
        <Field label={en.mock.data}>{(id) => <Select id={id} label={en.mock.data} value={draft.data} choices={dataModes} onChange={(data) => change({ data })} />}</Field>
        <Field label={en.mock.validate}>{(id) => <Select id={id} label={en.mock.validate} value={draft.validate} choices={validateModes} onChange={(validate) => change({ validate })} />}</Field>
      </div>
      {configure.error !== null && <Failure title={configure.error.message} hint={configure.error.hint} />}
      <div className={styles.formEnd}>
        <span className={styles.note}>{en.mock.applied}</span>
        <Button type="submit" disabled={!changed || configure.isPending}>{en.mock.apply}</Button>
      </div>
    </form>
  );
}

type NumberFieldProps = { label: string; hint: string; error: string | undefined; value: string; onChange: (value: string) => void };

function NumberField({ label, hint, error, value, onChange }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(id, describedBy) => <Input id={id} code inputMode="numeric" aria-describedby={describedBy} aria-invalid={error !== undefined} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

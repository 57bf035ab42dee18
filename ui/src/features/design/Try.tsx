import { Send } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { keysOf } from "../../app/actions";
import { en } from "../../app/i18n/en";
import { useView } from "../../app/store";
import { useProvided } from "../../app/use-provided";
import { queries, useAction, useCommand } from "../../host/queries";
import type { OperationView, ParameterView } from "../../host/wire";
import { Button } from "../../kit/Button";
import { Field, Input } from "../../kit/Field";
import { Method } from "../../kit/Method";
import { Select } from "../../kit/Select";
import { Tip } from "../../kit/Tip";
import { Failure } from "../../kit/States";
import { Answer } from "./Answer";
import { badHeaderLine, bodyType, fieldKey, isJson, jsonError, missing, requestOf } from "./model";
import type { Values } from "./model";
import { filledFrom, sampled } from "./recorded";
import styles from "./Try.module.css";

/** Sends one request to the workspace's mock. */
export function Try({ operation }: { operation: OperationView }) {
  const [first] = useState(() => beginning(operation));
  const [values, setValues] = useState(first.values);
  const [body, setBody] = useState(first.body);
  const [headers, setHeaders] = useState(first.headers);
  const mock = useCommand("mock.status", {});
  const send = useAction("try.send");
  const media = bodyType(operation);
  const absent = missing(operation, values);
  const wrongBody = media !== undefined && isJson(media.name) && body.trim() !== "" ? jsonError(body) : undefined;
  const running = mock.data?.state === "running";
  const request = requestOf(operation, values, body, headers);
  const submit = () => {
    useView.setState({ panel: "try" });
    if (running && absent.length === 0 && !send.isPending) send.mutate(request);
  };
  useProvided("send", submit);
  const button = useFocusOnce(running);
  useEffect(() => useView.setState({ recorded: null }), []);
  return (
    <section className={styles.try} aria-label={en.design.try}>
      <header className={styles.head}>
        <Method method={operation.method} />
        <code className={styles.target} title={request.target}>{request.target}</code>
        <Tip text={en.design.send} keys={keysOf("send")}>
          <Button ref={button} tone="primary" icon={<Send aria-hidden />} disabled={!running || absent.length > 0 || send.isPending} onClick={submit}>{send.isPending ? en.design.sending : en.design.send}</Button>
        </Tip>
      </header>
      {first.left.length > 0 && <p className={styles.notice}>{en.design.notTaken(first.left)}</p>}
      {mock.data !== undefined && !running && <MockNeeded />}
      <Fields parameters={operation.parameters} values={values} onChange={(key, value) => setValues({ ...values, [key]: value })} />
      <HeadersEditor value={headers} required={operation.security.length > 0} onChange={setHeaders} />
      {media !== undefined && <BodyEditor name={media.name} value={body} error={wrongBody} onChange={setBody} />}
      {send.error !== null && <Failure title={send.error.message} hint={send.error.hint} />}
      {send.data === undefined ? send.error === null && <p className={styles.quiet}>{en.design.noAnswer}</p> : <Answer answer={send.data} />}
    </section>
  );
}

/** A recorded request where one was opened here, the sample otherwise. */
function beginning(operation: OperationView) {
  const { recorded } = useView.getState();
  const isMeant = recorded !== null && recorded.pointer === operation.pointer;
  return isMeant ? filledFrom(operation, recorded) : sampled(operation);
}

function MockNeeded() {
  const start = useAction("mock.start");
  const mock = useCommand("mock.status", {}).data;
  return (
    <div className={styles.notice}>
      <span>{en.design.mockStopped}</span>
      {mock !== undefined && <Button disabled={start.isPending} onClick={() => start.mutate(mock.settings, { onSuccess: (reply) => queries.setQueryData(["mock.status", {}], reply) })}>{en.design.startMock}</Button>}
      {start.error !== null && <span role="alert">{start.error.message}</span>}
    </div>
  );
}

type FieldsProps = { parameters: ParameterView[]; values: Values; onChange: (key: string, value: string) => void };

function Fields({ parameters, values, onChange }: FieldsProps) {
  // A recorded request may have filled some that are usually folded away.
  const [all, setAll] = useState(() => parameters.some((parameter) => !parameter.required && (values[fieldKey(parameter)] ?? "") !== ""));
  const required = parameters.filter((parameter) => parameter.required);
  const optional = parameters.filter((parameter) => !parameter.required);
  const few = optional.length <= 4;
  const shown = all || few ? [...required, ...optional] : required;
  if (parameters.length === 0) return null;
  return (
    <div className={styles.fieldsBox}>
      {shown.length > 0 && <div className={styles.fields}>
        {shown.map((parameter) => <ParameterField key={fieldKey(parameter)} parameter={parameter} value={values[fieldKey(parameter)] ?? ""} onChange={(value) => onChange(fieldKey(parameter), value)} />)}
      </div>}
      {!few && <Button tone="ghost" aria-expanded={all} onClick={() => setAll(!all)}>{all ? en.design.fewerFields : en.design.moreFields(optional.length)}</Button>}
    </div>
  );
}

function ParameterField({ parameter, value, onChange }: { parameter: ParameterView; value: string; onChange: (value: string) => void }) {
  const label = `${parameter.name}${parameter.required ? " *" : ""}`;
  const empty = value === "" && parameter.required;
  const choices = [...(parameter.required ? [] : [{ value: "", label: en.design.notSent }]), ...parameter.options.map((option) => ({ value: option, label: option }))];
  return (
    <Field label={label} hint={`${parameter.location} · ${parameter.typeText}`} error={empty ? en.design.fillRequired(parameter.name) : undefined}>
      {(id, describedBy) =>
        parameter.options.length > 0 && parameter.options.length <= 40 && (value === "" || parameter.options.includes(value)) ? (
          <Select id={id} label={label} value={value} choices={choices} onChange={onChange} />
        ) : (
          <Input id={id} code aria-describedby={describedBy} aria-invalid={empty} placeholder={parameter.required ? "" : parameter.sample} spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}

function HeadersEditor({ value, required, onChange }: { value: string; required: boolean; onChange: (value: string) => void }) {
  const [open, setOpen] = useState(required);
  const bad = badHeaderLine(value);
  if (!open) return <div className={styles.fieldsBox}><Button tone="ghost" onClick={() => setOpen(true)}>{en.design.addHeaders}</Button></div>;
  return (
    <div className={styles.fieldsBox}>
      <Field label={en.design.requestHeaders} hint={en.design.headersHint} error={bad === undefined ? undefined : en.design.badHeader(bad)}>
        {(id, describedBy) => <textarea id={id} aria-describedby={describedBy} aria-invalid={bad !== undefined} className={styles.body} rows={Math.max(1, value.split("\n").length)} spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} />}
      </Field>
    </div>
  );
}

function BodyEditor({ name, value, error, onChange }: { name: string; value: string; error: string | undefined; onChange: (value: string) => void }) {
  const rows = Math.min(14, Math.max(4, value.split("\n").length));
  return (
    <div className={styles.fieldsBox}>
      <Field label={`${en.design.body} · ${name}`} error={error === undefined ? undefined : en.design.invalidJson(error)}>
        {(id, describedBy) => <textarea id={id} aria-describedby={describedBy} aria-invalid={error !== undefined} className={styles.body} rows={rows} spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} />}
      </Field>
    </div>
  );
}

/** Gives the button the focus once, where the person was led here to press it. */
function useFocusOnce(ready: boolean): React.RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wanted = useView((view) => view.sendFocused);
  useEffect(() => {
    if (!wanted || !ready) return;
    button.current?.focus();
    useView.setState({ sendFocused: false });
  }, [wanted, ready]);
  return button;
}

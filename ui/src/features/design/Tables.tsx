import { en } from "../../app/i18n/en";
import type { ParameterView, SchemaRow } from "../../host/wire";
import { cx } from "../../kit/cx";
import { Inline } from "../../kit/Inline";
import styles from "./Design.module.css";

/** Parameters with type, rules and description. */
export function ParameterTable({ parameters }: { parameters: ParameterView[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <div className={styles.tableBox} role="region" aria-label={en.design.parameters} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr><th>{en.design.name}</th><th>{en.design.where}</th><th>{en.design.type}</th><th>{en.design.description}</th></tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <tr key={`${parameter.location} ${parameter.name}`}>
              <td className={cx(styles.name, parameter.deprecated && styles.struck)}>{parameter.name}<Star required={parameter.required} /></td>
              <td className={styles.rules}>{parameter.location}</td>
              <td className={styles.type}>{parameter.typeText}</td>
              <td className={styles.text}><Text description={parameter.description ?? ""} rules={parameter.rules} options={parameter.options} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A schema as rows, nested by indentation. */
export function SchemaTable({ rows }: { rows: SchemaRow[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <div className={styles.tableBox} role="region" aria-label={en.design.schema} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr><th>{en.design.name}</th><th>{en.design.type}</th><th>{en.design.description}</th></tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // Rows of one schema have no names of their own that would be unique.
            <tr key={`${index} ${row.name}`}>
              <td className={styles.name} style={{ paddingLeft: 12 + row.depth * 16 }}>{row.name === "" ? en.design.root : row.name}<Star required={row.required} /></td>
              <td className={styles.type}>{row.typeText}</td>
              <td className={styles.text}><Text description={row.description} rules={row.rules} options={[]} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Star({ required }: { required: boolean }) {
  return required ? <abbr className={styles.star} title={en.design.required} aria-label={en.design.required}> *</abbr> : null;
}

function Text({ description, rules, options }: { description: string; rules: string; options: string[] }) {
  return (
    <>
      <Inline text={description} />
      {rules !== "" && <div className={styles.rules}>{rules}</div>}
      {options.length > 0 && <div className={styles.rules}>{en.design.oneOf(options)}</div>}
    </>
  );
}

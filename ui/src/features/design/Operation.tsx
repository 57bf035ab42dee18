import { en } from "../../app/i18n/en";
import { useView } from "../../app/store";
import type { OperationView } from "../../host/wire";
import { cx } from "../../kit/cx";
import { Inline } from "../../kit/Inline";
import { Method } from "../../kit/Method";
import { Tabs } from "../../kit/Tabs";
import { Content } from "./Content";
import styles from "./Design.module.css";
import { pathParts } from "./model";
import { ParameterTable } from "./Tables";
import { Try } from "./Try";

/** One operation: its contract to read, and Try to call it. The panel stays while the person goes through operations. */
export function Operation({ operation }: { operation: OperationView }) {
  const panel = useView((view) => view.panel);
  return (
    <article className={styles.operation} aria-label={`${operation.method} ${operation.path}`}>
      <Head operation={operation} />
      <Tabs
        fill
        label={en.design.panels}
        value={panel}
        onChange={(next) => useView.setState({ panel: next === "try" ? "try" : "contract" })}
        tabs={[
          { id: "contract", label: en.design.contract, content: <Contract operation={operation} /> },
          { id: "try", label: en.design.try, keep: true, content: <Try operation={operation} /> },
        ]}
      />
    </article>
  );
}

function Contract({ operation }: { operation: OperationView }) {
  return (
    <div className={styles.contract}>
      {operation.description !== null && <p className={styles.description}><Inline text={operation.description} /></p>}
      <section className={styles.block} aria-labelledby="parameters">
        <h3 id="parameters">{en.design.parameters} <small>{operation.parameters.length > 0 && operation.parameters.length}</small></h3>
        {operation.parameters.length === 0 ? <p className={styles.quiet}>{en.design.noParameters}</p> : <ParameterTable parameters={operation.parameters} />}
      </section>
      {operation.requestBody !== null && (
        <section className={styles.block} aria-labelledby="request-body">
          <h3 id="request-body">{en.design.requestBody} {operation.requestBody.required && <small>{en.design.required}</small>}</h3>
          {operation.requestBody.description !== null && <p className={styles.description}><Inline text={operation.requestBody.description} /></p>}
          <Content content={operation.requestBody.content} />
        </section>
      )}
      <Responses operation={operation} />
    </div>
  );
}

function Head({ operation }: { operation: OperationView }) {
  return (
    <header className={styles.head}>
      <div className={styles.address}>
        <Method method={operation.method} />
        <h2>{pathParts(operation.path).map((part, index) => <span key={`${index} ${part.text}`} className={cx(part.variable && styles.variable)}>{part.text}</span>)}</h2>
      </div>
      {operation.summary !== null && <p className={styles.summary}>{operation.summary}</p>}
      <div className={styles.chips}>
        {operation.deprecated && <span className={cx(styles.chip, styles.warn)}>{en.design.deprecated}</span>}
        {operation.tags.map((tag) => <span key={tag} className={styles.chip}>{tag}</span>)}
        {operation.operationId !== null && <code className={styles.quiet}>{operation.operationId}</code>}
        {operation.security.length > 0 && <span className={styles.quiet}>{en.design.security(operation.security)}</span>}
      </div>
    </header>
  );
}

function Responses({ operation }: { operation: OperationView }) {
  const { responses } = operation;
  return (
    <section className={styles.block} aria-labelledby="responses">
      <h3 id="responses">{en.design.responses}</h3>
      {responses.length === 0 ? (
        <p className={styles.quiet}>{en.design.noResponses}</p>
      ) : (
        <Tabs
          label={en.design.responses}
          tabs={responses.map((response) => ({
            id: response.status,
            label: response.status,
            content: (
              <div className={styles.media}>
                <p className={styles.description}><Inline text={response.description} /></p>
                {response.headers.length > 0 && <p className={styles.quiet}>{en.design.headers}: <code>{response.headers.join(", ")}</code></p>}
                {response.content.length === 0 ? <p className={styles.quiet}>{en.design.noContent}</p> : <Content content={response.content} />}
              </div>
            ),
          }))}
        />
      )}
    </section>
  );
}

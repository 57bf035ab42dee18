import { en } from "../../app/i18n/en";
import type { MediaTypeView } from "../../host/wire";
import { CodeText } from "../../kit/CodeText";
import { Copy } from "../../kit/Copy";
import { Tabs } from "../../kit/Tabs";
import styles from "./Design.module.css";
import { isJson } from "./model";
import { SchemaTable } from "./Tables";

/** Media types, each with its schema and a sample. */
export function Content({ content }: { content: MediaTypeView[] }) {
  const only = content.length === 1 ? content[0] : undefined;
  if (only !== undefined) return <div className={styles.block}><span className={styles.mediaName}>{only.name}</span><Media media={only} /></div>;
  return <Tabs label={en.design.mediaTypes} tabs={content.map((media) => ({ id: media.name, label: media.name, content: <div className={styles.media}><Media media={media} /></div> }))} />;
}

function Media({ media }: { media: MediaTypeView }) {
  const { sample } = media;
  return (
    <>
      {media.schema.length > 0 && <SchemaTable rows={media.schema} />}
      {sample !== null && (
        <div className={styles.example}>
          <div className={styles.exampleHead}>
            <span>{en.design.sampleSource(media.sampleSource)}</span>
            <Copy text={() => sample} label={en.app.copy} doneLabel={en.app.copied} />
          </div>
          <CodeText text={sample} label={en.design.example} json={isJson(media.name)} maxHeight={320} />
        </div>
      )}
    </>
  );
}

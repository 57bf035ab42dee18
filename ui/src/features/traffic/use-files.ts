import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { en } from "../../app/i18n/en";
import { call, callBytes, isNative } from "../../host/client";
import { toFailure } from "../../host/transport";
import type { ApiFailure } from "../../host/transport";
import { base64, download } from "../../kit/files";

/** Bytes that are sent at once. */
const part = 2 * 1024 * 1024;

/** What is under way: a sentence, and how far it is from 0 to 1 where that is known. */
export type Progress = { text: string; done: number | null };
/** What came of it. */
export type FileResult = { text: string; notes: string[] };

/** Exchanges to and from files of other tools. */
export function useFiles() {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [result, setResult] = useState<FileResult | null>(null);
  const work = useMutation<FileResult | null, ApiFailure, () => Promise<FileResult | null>>({
    mutationFn: (begin) => begin().catch((thrown: unknown) => Promise.reject(toFailure(thrown))),
    onMutate: () => setResult(null),
    onSuccess: setResult,
    onSettled: () => setProgress(null),
  });
  return {
    progress,
    result,
    error: work.error,
    busy: work.isPending,
    close: () => {
      setResult(null);
      work.reset();
    },
    exportHar: (filter: string) => work.mutate(() => exportHar(filter, setProgress)),
    importFile: (file: File) => work.mutate(() => importFile(file, setProgress)),
  };
}

async function exportHar(filter: string, tell: (progress: Progress) => void): Promise<FileResult | null> {
  const folder = isNative() ? (await call("host.pickFolder", {})).path : null;
  // The person closed the dialog.
  if (isNative() && folder === null) return null;
  tell({ text: en.traffic.writingHar, done: null });
  const { file, nExchanges, nBytes } = await call("traffic.har", { filter, folder });
  if (folder === null) download(file, await fetched(file, nBytes, tell), "application/json");
  return { text: en.traffic.exported(nExchanges, file), notes: [] };
}

async function fetched(file: string, length: number, tell: (progress: Progress) => void): Promise<ArrayBuffer[]> {
  const parts: ArrayBuffer[] = [];
  let offset = 0;
  for (;;) {
    tell({ text: en.traffic.fetchingHar, done: length === 0 ? null : offset / length });
    const bytes = await callBytes("traffic.harPart", { file, offset });
    if (bytes.byteLength === 0) return parts;
    parts.push(bytes);
    offset += bytes.byteLength;
  }
}

async function importFile(file: File, tell: (progress: Progress) => void): Promise<FileResult> {
  let upload: string | null = null;
  for (let from = 0; ; from += part) {
    const last = from + part >= file.size;
    tell(last ? { text: en.traffic.recordingFile(file.name), done: null } : { text: en.traffic.sendingFile(file.name), done: from / file.size });
    const step: { upload: string; nExchanges: number; notes: string[] } = await call("traffic.import", { upload, name: file.name, data: await base64(file.slice(from, from + part)), last });
    upload = step.upload;
    if (last) return { text: en.traffic.imported(step.nExchanges, file.name), notes: step.notes };
  }
}

import { Check, Copy as CopyIcon } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "./Button";
import { putOnClipboard } from "./clipboard";

type CopyProps = { text: () => string; label: string; doneLabel: string; wide?: boolean };

/** Puts a text on the clipboard and says so for a moment. */
export function Copy({ text, label, doneLabel, wide = false }: CopyProps) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await putOnClipboard(text());
    setDone(true);
    setTimeout(() => setDone(false), 1500);
  };
  const icon = done ? <Check aria-hidden /> : <CopyIcon aria-hidden />;
  if (wide) return <Button tone="ghost" icon={icon} onClick={() => void copy()}>{done ? doneLabel : label}</Button>;
  return <IconButton label={done ? doneLabel : label} onClick={() => void copy()}>{icon}</IconButton>;
}

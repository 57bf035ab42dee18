/** Whether a value was masked before it was written. */
export function isMasked(value: string): boolean {
  return /(?:\*{3,}|•{3,}|…masked…|\[masked\]|<masked>)/.test(value);
}

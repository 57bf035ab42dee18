import { createContext, useContext } from "react";

export type Density = "compact" | "normal" | "relaxed";
const heights: Record<Density, number> = { compact: 24, normal: 28, relaxed: 32 };

/** How tall rows are; given once by the application. */
export const DensityContext = createContext<Density>("normal");

/** The height of one list row, in pixels. */
export function useRowHeight(): number {
  return heights[useContext(DensityContext)];
}

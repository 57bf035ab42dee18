import { useEffect } from "react";
import type { Density, Theme } from "../host/wire";

/** Puts theme and density on the document; "system" follows the system while it changes. */
export function useTheme(theme: Theme, density: Density): void {
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const show = () => {
      document.documentElement.dataset["theme"] = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
      document.documentElement.dataset["density"] = density;
    };
    show();
    dark.addEventListener("change", show);
    return () => dark.removeEventListener("change", show);
  }, [theme, density]);
}

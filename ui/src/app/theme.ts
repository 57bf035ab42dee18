import { useEffect } from "react";
import type { Density, Theme } from "../host/wire";

/** Shows the theme of last time before the service has answered, so that nothing flashes. */
export function showLastTheme(): void {
  const last = localStorage.getItem("theme");
  document.documentElement.dataset["theme"] = last ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

/** Puts theme and density on the document; "system" follows the system while it changes. */
export function useTheme(theme: Theme | undefined, density: Density): void {
  useEffect(() => {
    if (theme === undefined) return undefined;
    if (theme === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
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

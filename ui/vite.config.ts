import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `npm run dev` finds a running studio; the token stays in the address of the page. */
const studio = process.env["SPECWRIGHT_STUDIO"] ?? "http://127.0.0.1:4400";

export default defineConfig({
  base: "./",
  plugins: [react({ compiler: true })],
  clearScreen: false,
  server: {
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    proxy: { "/api": { target: studio }, "/events": { target: studio, ws: true } },
  },
  build: { target: ["safari16.4", "chrome111"], chunkSizeWarningLimit: 700 },
  css: { modules: { localsConvention: "camelCaseOnly" } },
});

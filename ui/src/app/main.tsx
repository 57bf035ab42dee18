import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { connect } from "../host/client";
import { queries } from "../host/queries";
import "../kit/tokens.css";
import "../kit/base.css";
import { App } from "./App";
import { keepFresh } from "./events";
import { showLastTheme } from "./theme";

showLastTheme();
await connect();
keepFresh();

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Tooltip.Provider delay={500}>
          <App />
        </Tooltip.Provider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

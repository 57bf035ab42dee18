// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import { setTransport } from "../host/client";
import { fakeTransport } from "../host/fake";
import { queries } from "../host/queries";
import { App } from "./App";
import { keepFresh } from "./events";
import { useView } from "./store";

keepFresh();

function start(options: { open?: boolean; exchanges?: number } = {}) {
  const service = fakeTransport(options);
  setTransport(service);
  render(<QueryClientProvider client={queries}><App /></QueryClientProvider>);
  return service;
}

beforeEach(() => {
  queries.clear();
  localStorage.clear();
  // A DOM without layout: every list is as tall as this says.
  for (const [name, value] of [["clientHeight", 600], ["clientWidth", 800]] as const) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
  useView.setState({ destination: "design", layout: "view", selected: null, document: null, panel: "contract", linkUp: true, problemsOpen: false });
});
afterEach(cleanup);

it("opens the sample from the keyboard and shows its operations as a tree", async () => {
  start();
  const sample = await screen.findByRole("button", { name: "Open the sample project" });
  expect(document.activeElement).toBe(sample);
  await userEvent.keyboard("{Enter}");
  const tree = await screen.findByRole("tree", { name: "Operations" });
  const group = await within(tree).findByRole("treeitem", { name: "tools 5" });
  expect(group.getAttribute("aria-expanded")).toBe("true");
  expect(group.getAttribute("aria-level")).toBe("1");
  expect(group.getAttribute("aria-setsize")).toBe("8");
});

it("walks the tree, closes a group and opens an operation without a mouse", async () => {
  start({ open: true });
  const tree = await screen.findByRole("tree", { name: "Operations" });
  await within(tree).findByRole("treeitem", { name: "GET /tools" });
  tree.focus();
  const activeName = () => document.getElementById(tree.getAttribute("aria-activedescendant") ?? "")?.textContent.trim();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(activeName()).toBe("POST /tools");
  await userEvent.keyboard("{ArrowLeft}");
  expect(activeName()).toBe("tools 5");
  await userEvent.keyboard("{ArrowLeft}");
  await waitFor(() => expect(within(tree).queryByRole("treeitem", { name: "GET /tools" })).toBeNull());
  await userEvent.keyboard("{ArrowDown}");
  expect(activeName()).toBe("loans 5");
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(await screen.findByRole("article", { name: "GET /loans" })).toBeTruthy();
});

it("opens what a filter found first with Enter", async () => {
  start({ open: true });
  const tree = await screen.findByRole("tree", { name: "Operations" });
  await within(tree).findByRole("treeitem", { name: "GET /tools" });
  await userEvent.type(screen.getByRole("searchbox", { name: "Filter operations" }), "/loans");
  await waitFor(() => expect(screen.queryByRole("treeitem", { name: "GET /tools" })).toBeNull());
  await screen.findByRole("treeitem", { name: "GET /loans" });
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("article", { name: "GET /loans" })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("tree", { name: "Operations" }));
});

it("sends a prefilled request and shows the answer", async () => {
  const service = start({ open: true });
  service.state.mock = { ...service.state.mock, state: "running", address: "http://127.0.0.1:4010" };
  const tree = await screen.findByRole("tree", { name: "Operations" });
  await userEvent.click(await within(tree).findByRole("treeitem", { name: "GET /tools/{id}" }));
  await userEvent.click(await screen.findByRole("tab", { name: "Try" }));
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "id *" });
  expect(field.value).toBe("tool_8Kd2");
  await userEvent.clear(field);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(true);
  await userEvent.type(field, "x y{Control>}{Enter}{/Control}");
  const answer = await screen.findByRole("group", { name: "Answer" });
  expect(within(answer).getByText("200")).toBeTruthy();
  expect(service.state.exchanges).toHaveLength(1);
});

it("offers to start a mock that is stopped, and refuses a port that is none", async () => {
  const service = start({ open: true });
  useView.setState({ destination: "mock" });
  await screen.findByText("Stopped");
  const port = screen.getByRole("textbox", { name: "Port" });
  await userEvent.type(port, "70000");
  expect(screen.getByText("A port is a number from 1 to 65535.")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Apply" }).disabled).toBe(true);
  await userEvent.click(screen.getByRole("button", { name: "Start" }));
  expect(await screen.findByText("http://127.0.0.1:4010")).toBeTruthy();
  expect(service.state.mock.state).toBe("running");
});

it("shows new traffic as it arrives, and the exchange that is chosen", async () => {
  const service = start({ open: true, exchanges: 3 });
  useView.setState({ destination: "traffic" });
  const grid = await screen.findByRole("grid", { name: "Recorded requests" });
  expect(grid.getAttribute("aria-rowcount")).toBe("3");
  service.state.record();
  await waitFor(() => expect(grid.getAttribute("aria-rowcount")).toBe("4"));
  await userEvent.click(within(grid).getAllByRole("row")[0] ?? grid);
  await userEvent.click(await screen.findByRole("tab", { name: /Violations/ }));
  expect(await screen.findByText("“name” is required and was not sent.")).toBeTruthy();
});

it("says what went wrong when the service refuses, and offers to try again", async () => {
  const service = fakeTransport({ open: true });
  const call = service.call;
  let broken = true;
  service.call = (name, payload) => (broken && name === "workspace.current" ? Promise.reject(new Error("No answer.")) : call(name, payload));
  setTransport(service);
  render(<QueryClientProvider client={queries}><App /></QueryClientProvider>);
  expect((await screen.findByRole("alert")).textContent).toContain("No answer.");
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("tree", { name: "Operations" })).toBeTruthy();
});

it("says when the connection is lost", async () => {
  start({ open: true });
  await screen.findByRole("tree", { name: "Operations" });
  useView.setState({ linkUp: false });
  expect(await screen.findByText("The connection to the studio was lost. Trying again…")).toBeTruthy();
});

it("sends a recorded request again by a key and shows how the answers differ", async () => {
  start({ open: true, exchanges: 2 });
  useView.setState({ destination: "traffic" });
  const grid = await screen.findByRole("grid", { name: "Recorded requests" });
  await waitFor(() => expect(within(grid).getAllByRole("row").length).toBe(2));
  grid.focus();
  await userEvent.keyboard("{ArrowDown}r");
  expect(await screen.findByText("The answer is another one.")).toBeTruthy();
  expect(screen.getByRole("cell", { name: '"Saw"' })).toBeTruthy();
});

it("counts traffic and holds it against the document", async () => {
  start({ open: true, exchanges: 2 });
  useView.setState({ destination: "traffic" });
  await userEvent.click(await screen.findByRole("radio", { name: "Statistics" }));
  expect(await screen.findByRole("rowheader", { name: "listTools" })).toBeTruthy();
  await userEvent.click(screen.getByRole("radio", { name: "Drift" }));
  const finding = await screen.findByRole("button", { name: "Show fix" });
  await userEvent.click(finding);
  expect(await screen.findByRole("button", { name: "Apply to the document" })).toBeTruthy();
});

it("completes a filter from the keyboard and keeps it", async () => {
  start({ open: true, exchanges: 2 });
  useView.setState({ destination: "traffic" });
  await screen.findByRole("grid", { name: "Recorded requests" });
  await userEvent.keyboard("/");
  const field = screen.getByRole("combobox", { name: "Filter traffic" });
  await waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.keyboard("st");
  expect(await screen.findByRole("option", { name: /status>=400/ })).toBeTruthy();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await waitFor(() => expect((field as HTMLInputElement).value).toBe("status>=400"));
  await userEvent.click(screen.getByRole("button", { name: "Filters" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Keep this filter" }));
  await userEvent.click(screen.getByRole("button", { name: "Filters" }));
  expect(await screen.findByRole("menuitem", { name: "status>=400" })).toBeTruthy();
});

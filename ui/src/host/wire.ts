export type * from "./generated";
export { COMMAND_TAGS } from "./generated";

import { expect, it } from "vitest";
import { comparePairs, isUnknown } from "./compare-model";

const pairs = (text: string) => text.split(" ").map((one) => ({ name: one.split("=")[0] ?? "", value: one.split("=")[1] ?? "" }));

it("puts names beside each other however they are written, repeated ones in turn", () => {
  expect(comparePairs(pairs("Accept=a Set=1 Set=2"), pairs("accept=a set=1 set=3 host=h"))).toEqual([
    { name: "Accept", left: "a", right: "a", same: true },
    { name: "Set", left: "1", right: "1", same: true },
    { name: "Set", left: "2", right: "3", same: false },
    { name: "host", left: null, right: "h", same: false },
  ]);
});

it("does not say that two masked values are the same", () => {
  const [first] = comparePairs(pairs("authorization=****"), pairs("authorization=****"));
  expect(first !== undefined && isUnknown(first)).toBe(true);
});

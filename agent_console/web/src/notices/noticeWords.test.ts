import { describe, expect, it } from "vitest";
import { en } from "../i18n/en";
import { say } from "../i18n/words";
import { zhCN } from "../i18n/zh-CN";
import type { Notice } from "./api";
import { type Names, numberOf, particulars, pathOf, titleOf } from "./noticeWords";

const NOTICE: Notice = {
  id: "a",
  at: "2026-05-11T02:00:00Z",
  kind: "escalated",
  to: "role:lead",
  subject: "20260511-0001",
  words: { service: "S2", place: "3栋501", target: "on_site", due_at: "2026-05-11T02:15:00Z", rung: "group_lead", group: "维修" },
  urgent: false,
  seen: [],
};

function names(catalogue: typeof zhCN | typeof en): Names {
  return {
    t: (key, values) => say(catalogue, key, values),
    service: (id) => (id === "S2" ? "公共区域报修" : id),
    step: (id) => (id === "contacted" ? "首次联系" : id),
    date: (id) => (id === "contacted" ? "应联系的日子" : id),
    person: (user) => user,
    when: () => "10:15",
  };
}

describe("the words of a notice", () => {
  it("say what, where, by when and who", () => {
    expect(titleOf(NOTICE.kind, names(zhCN).t)).toBe("升级催办");
    expect(particulars(NOTICE, names(zhCN))).toEqual([
      "公共区域报修",
      "3栋501",
      "到场",
      "时限 10:15",
      "升级至 组长",
      "责任组 维修",
    ]);
    expect(particulars(NOTICE, names(en))).toContain("due 10:15");
  });

  it("name the step whose time it is", () => {
    const words = { service: "S2", target: "step", step: "contacted", due_at: "2026-05-11T02:15:00Z" };
    expect(particulars({ ...NOTICE, words }, names(zhCN))).toEqual(["公共区域报修", "首次联系", "时限 10:15"]);
  });

  it("name the date that has come, also where a step has the same id", () => {
    const words = { service: "S2", job: "contacted" };
    expect(particulars({ ...NOTICE, words }, names(zhCN))).toEqual(["公共区域报修", "应联系的日子"]);
  });

  it("show a code that has no words yet as it is", () => {
    const unknown = { ...NOTICE, words: { reason: "something_new" } };
    expect(particulars(unknown, { ...names(zhCN), t: (key) => (zhCN as Record<string, string>)[key] as string })).toEqual([
      "something_new",
    ]);
  });

  it("lead to what they are about", () => {
    expect(pathOf(NOTICE)).toBe("/orders/20260511-0001");
    expect(pathOf({ ...NOTICE, kind: "outbreak", subject: "b1" })).toBe("/incidents");
    expect(numberOf(NOTICE)).toBe("20260511-0001");
    expect(numberOf({ ...NOTICE, subject: "26472461d756453f" })).toBe("");
    expect(pathOf({ ...NOTICE, kind: "retention", subject: "" })).toBe("/admin/retention");
    expect(pathOf({ ...NOTICE, kind: "approval", subject: "" })).toBe("/admin/copies");
    expect(pathOf({ ...NOTICE, kind: "handover", subject: "" })).toBeNull();
  });
});

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Say } from "../i18n/LanguageProvider";

/** Latin letters in columns; Chinese falls to the machine's own face. */
const MONO = "ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace";

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--ant-color-primary)" },
  { tag: tags.definition(tags.propertyName), color: "var(--ant-color-primary)" },
  { tag: tags.comment, color: "var(--ant-color-text-secondary)", fontStyle: "italic" },
  { tag: tags.string, color: "var(--ant-color-success)" },
  { tag: [tags.separator, tags.squareBracket, tags.brace, tags.punctuation], color: "var(--ant-color-text-secondary)" },
]);

const ground = EditorView.theme({
  "&": { backgroundColor: "var(--ant-color-bg-container)", color: "var(--ant-color-text)", fontSize: "15px", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-content": { caretColor: "var(--ant-color-text)", fontFamily: MONO },
  ".cm-cursor": { borderLeftColor: "var(--ant-color-text)" },
  ".cm-scroller": { lineHeight: "1.6", fontFamily: "inherit" },
  ".cm-gutters": {
    backgroundColor: "var(--ant-color-bg-layout)",
    color: "var(--ant-color-text-secondary)",
    border: "none",
  },
  ".cm-activeLine": { backgroundColor: "var(--ant-color-fill-quaternary)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--ant-color-fill-secondary)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--ant-color-primary-bg-hover)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--ant-color-primary-bg)" },
  ".cm-panels": { backgroundColor: "var(--ant-color-bg-elevated)", color: "var(--ant-color-text)" },
  ".cm-textfield, .cm-button": {
    backgroundColor: "var(--ant-color-bg-container)",
    backgroundImage: "none",
    color: "var(--ant-color-text)",
    border: "1px solid var(--ant-color-border)",
    borderRadius: "4px",
    fontSize: "15px",
  },
  ".cm-panel.cm-search label": { fontSize: "15px" },
  ".cm-tooltip": {
    backgroundColor: "var(--ant-color-bg-elevated)",
    color: "var(--ant-color-text)",
    border: "1px solid var(--ant-color-border)",
    maxWidth: "min(36em, 90vw)",
  },
  ".cm-collapsedLines": {
    background: "var(--ant-color-fill-tertiary)",
    color: "var(--ant-color-text-secondary)",
  },
  // Its own sign is missing in many fonts.
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"⋯"' },
  ".cm-changedLine, &.cm-merge-b .cm-changedLine": {
    backgroundColor: "color-mix(in srgb, var(--ant-color-success) 14%, transparent)",
  },
  ".cm-deletedChunk": { backgroundColor: "color-mix(in srgb, var(--ant-color-error) 12%, transparent)" },
  "&.cm-merge-b .cm-changedText, .cm-insertedLine": { background: "none" },
});

/** The editor in the console's own colours, light and dark. */
export const look = [ground, syntaxHighlighting(colours)];

/** The editor's own words, in the console's language. */
export function phrases(t: Say): Record<string, string> {
  return {
    Find: t("editor.find"),
    Replace: t("editor.replace"),
    next: t("editor.next"),
    previous: t("editor.previous"),
    all: t("editor.all"),
    "match case": t("editor.match_case"),
    regexp: t("editor.regexp"),
    "by word": t("editor.by_word"),
    replace: t("editor.replace_one"),
    "replace all": t("editor.replace_all"),
    close: t("editor.close"),
    "Go to line": t("editor.go_to_line"),
    go: t("editor.go"),
    "$ unchanged lines": t("editor.unchanged"),
  };
}

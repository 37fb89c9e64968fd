import { yaml } from "@codemirror/lang-yaml";
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { useWords } from "../i18n/LanguageProvider";
import { look, phrases } from "./editorLook";

/** What `after` changes of `before`, line by line; what is the same is folded away. */
export function SourceDiff({ before, after, label }: { before: string; after: string; label: string }) {
  const t = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current || before === after) return;
    const view = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: after,
        extensions: [
          lineNumbers(),
          yaml(),
          EditorView.lineWrapping,
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 3, minSize: 6 } }),
          look,
          EditorState.phrases.of(phrases(t)),
          EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
        ],
      }),
    });
    return () => view.destroy();
  }, [before, after, label, t]);
  if (before === after) return <p className="quiet">{t("script.diff_none")}</p>;
  return <div ref={place} className="source-diff" data-testid="script-diff" />;
}

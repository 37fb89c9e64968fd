import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useEffect, useState } from "react";

const PAUSE_MS = 350;

/** Searches when one pauses or presses Enter, never in the middle of composing a character. */
export function SearchBox({ value, label, onSearch }: { value: string; label: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (composing || text === value) return;
    const timer = setTimeout(() => onSearch(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, composing, onSearch]);
  return (
    <Input
      className="list-search"
      prefix={<SearchOutlined />}
      allowClear
      value={text}
      aria-label={label}
      placeholder={label}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onPressEnter={(event) => !event.nativeEvent.isComposing && onSearch(text.trim())}
    />
  );
}

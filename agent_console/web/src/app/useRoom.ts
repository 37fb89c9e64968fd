import { type RefObject, useLayoutEffect, useState } from "react";

/** Whether the element shows the whole width of its only child, as they are now. */
export function useRoom(ref: RefObject<HTMLElement | null>): boolean {
  const [room, setRoom] = useState(true);
  useLayoutEffect(() => {
    const frame = ref.current;
    const content = frame?.firstElementChild;
    if (!frame || !content) return;
    const measure = () => setRoom(frame.scrollWidth <= frame.clientWidth);
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(frame);
    sizes.observe(content);
    return () => sizes.disconnect();
  }, [ref]);
  return room;
}

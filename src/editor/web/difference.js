// How two texts differ, as people read it: which line, what was, what becomes of it.
import { h } from "./dom.js";
import { say } from "./words.js";

// The places of a unified difference: { line, before: [lines], after: [lines] }.
export function placesOf(difference) {
  const places = [];
  let line = 0;
  let last = null;
  for (const text of difference.split("\n")) {
    const head = /^@@ -(\d+)/u.exec(text);
    if (head !== null) {
      line = Number(head[1]);
      last = null;
    } else if (line > 0 && (text.startsWith("-") || text.startsWith("+"))) {
      if (last === null) {
        last = { line, before: [], after: [] };
        places.push(last);
      }
      (text.startsWith("-") ? last.before : last.after).push(text.slice(1));
      line += text.startsWith("-") ? 1 : 0;
    } else if (text.startsWith(" ")) {
      line++;
      last = null;
    }
  }
  return places;
}

// The blanks that all lines begin with mean nothing here.
function withoutIndent(lines) {
  const least = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => /^ */u.exec(line)[0].length));
  return (line) => (Number.isFinite(least) ? line.slice(Math.min(least, line.length)) : line);
}

// A line with what the other one has not marked.
function lineElement(text, other) {
  if (other === undefined) {
    return h("code", {}, text);
  }
  const most = Math.min(text.length, other.length);
  let start = 0;
  while (start < most && text[start] === other[start]) {
    start++;
  }
  let end = 0;
  while (end < most - start && text.at(-1 - end) === other.at(-1 - end)) {
    end++;
  }
  return h(
    "code",
    {},
    text.slice(0, start),
    start < text.length - end ? h("mark", {}, text.slice(start, text.length - end)) : null,
    text.slice(text.length - end),
  );
}

function sideElement(tag, name, lines, others) {
  return lines.length === 0
    ? null
    : h(
        "div",
        { class: "side" },
        h("span", { class: "quiet" }, name),
        h(tag, {}, lines.map((line, index) => lineElement(line, lines.length === others.length ? others[index] : undefined))),
      );
}

// `names` of the two sides.
export function differenceElement(difference, names) {
  const places = placesOf(difference);
  return h(
    "div",
    { class: "difference", tabIndex: 0, role: "group", "aria-label": say("showDifference") },
    places.length === 0 ? h("p", {}, say("noDifference")) : null,
    places.map(({ line, before, after }) => {
      const cut = withoutIndent([...before, ...after]);
      const [old, fresh] = [before.map(cut), after.map(cut)];
      return h(
        "section",
        {},
        h("h3", {}, say("line", line)),
        sideElement("del", names[0], old, fresh),
        sideElement("ins", names[1], fresh, old),
      );
    }),
  );
}

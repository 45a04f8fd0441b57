// The words of a text that messages speak of, marked within the field: a layer above it
// with the same words, of which only the marks are seen.
import { h } from "./dom.js";
import { toField } from "./paragraphs.js";

// Where a place of the value stands in the field, which may break its lines otherwise: as
// often as the words stand before it.
function inField(value, shown, [from, to]) {
  const words = value.slice(from, to);
  let at = shown.indexOf(words);
  for (let before = value.indexOf(words); before >= 0 && before < from && at >= 0; before = value.indexOf(words, before + 1)) {
    at = shown.indexOf(words, at + 1);
  }
  return at < 0 ? null : [at, at + words.length];
}

// Letters that a fix of the same length would change; else all of it.
function lettersOf(shown, [from, to], fix) {
  const words = [...shown.slice(from, to)];
  const right = [...(fix ?? "")];
  if (right.length !== words.length) {
    return [[from, to]];
  }
  const letters = [];
  let at = from;
  words.forEach((letter, index) => {
    if (letter !== right[index]) {
      letters.push([at, at + letter.length]);
    }
    at += letter.length;
  });
  return letters;
}

// The first place in the field that a message speaks of, or null.
export function placeOf(message, value) {
  const place = message.at === undefined ? null : inField(value, toField(value), message.at);
  return place === null ? null : lettersOf(toField(value), place, message.fixes[0])[0] ?? place;
}

export function drawMarks(layer, messages, value) {
  const shown = toField(value);
  const ranges = messages
    .filter(({ at }) => at !== undefined)
    .flatMap((message) => {
      const place = inField(value, shown, message.at);
      const className = message.severity === "error" ? "wrong" : "doubt";
      return place === null ? [] : lettersOf(shown, place, message.fixes[0]).map(([from, to]) => ({ from, to, className }));
    })
    .sort((one, other) => one.from - other.from);
  const parts = [];
  let end = 0;
  for (const { from, to, className } of ranges) {
    if (from >= end) {
      parts.push(shown.slice(end, from), h("mark", { class: className }, shown.slice(from, to)));
      end = to;
    }
  }
  layer.replaceChildren(...(parts.length === 0 ? [] : [...parts, shown.slice(end)]));
}

// Texts as the fields show them. In the file the lines of a paragraph are broken to a
// width; in a field a paragraph is one line. What was not changed goes back as it was.

const STRUCTURED = /^(\s*([-*+•–]|\d+[.)]|[а-яa-z]\))\s|\s*#|\s*\||\s{4}|\s*>|\[\^)/iu;

function split(text) {
  return text.replace(/\n+$/u, "").split(/\n{2,}/u);
}

function isStructured(paragraph) {
  return paragraph.split("\n").some((line) => STRUCTURED.test(line) || /( {2}|\\)$/u.test(line));
}

function join(paragraph) {
  return isStructured(paragraph) ? paragraph : paragraph.replace(/\n/gu, " ");
}

// The value of the file as a field shows it.
export function toField(value) {
  return split(value).map(join).join("\n\n");
}

function wrap(paragraph, width) {
  if (isStructured(paragraph) || !Number.isFinite(width)) {
    return paragraph;
  }
  const lines = [];
  for (const word of paragraph.split(" ")) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + 1 + word.length <= width) {
      lines[last] += ` ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.join("\n");
}

// The width to which the paragraphs of a value are broken; Infinity if they are not.
function widthOf(paragraphs) {
  const broken = paragraphs.filter((text) => text.includes("\n") && !isStructured(text));
  const lengths = broken.flatMap((text) => text.split("\n").map((line) => line.length));
  return lengths.length === 0 ? Infinity : Math.max(...lengths);
}

// What the field says as a value of the file, which was `before`.
export function fromField(words, before) {
  const old = split(before);
  const width = widthOf(old);
  const known = new Map(old.map((paragraph) => [join(paragraph), paragraph]));
  const fresh = split(words).map((text) => known.get(text) ?? wrap(text, width));
  const ending = before === "" ? "" : before.slice(before.replace(/\n+$/u, "").length);
  return fresh.join("\n\n") + (words.trim() === "" ? "" : ending);
}

// Completion in the text file: what the format allows where the cursor is. The path comes
// from the indentation, because a text that is being typed can seldom be parsed.
import { formsAt, schema } from "./schema.js";

const LINE = /^(\s*)((?:- +)*)(?:([\w-]+) *:)?/u;

// The columns of a line: of its dashes and of its key, which may be missing.
function read(text) {
  const [, blanks, dashes, key] = LINE.exec(text);
  const columns = [];
  for (let at = 0; at < dashes.length; at++) {
    if (dashes[at] === "-") {
      columns.push(blanks.length + at);
    }
  }
  return { dashes: columns, key, column: blanks.length + dashes.length };
}

function isText(text) {
  return text.trim() !== "" && !text.trim().startsWith("#");
}

// Keys and list entries around column `column` of a line, from the outermost.
function pathTo(doc, number, column) {
  const path = [];
  let keys = column; // keys left of it hold what was found so far
  let dashes = column; // the same for dashes
  for (let at = number; at > 0 && keys > 0; at--) {
    const text = doc.line(at).text;
    const line = read(text);
    if (at !== number && !isText(text)) {
      continue;
    }
    if (at !== number && line.key !== undefined && line.column < keys) {
      path.unshift(line.key);
      keys = dashes = line.column;
    }
    for (const dash of line.dashes.toReversed()) {
      if (dash < dashes) {
        path.unshift(0);
        dashes = dash;
        keys = dash + 1; // the key of a list may stand in the column of its dashes
      }
    }
  }
  return path;
}

// The keys that stand in the column beside those of a line, in the same mapping.
function siblings(doc, number, column) {
  const found = new Map();
  for (const by of [-1, 1]) {
    for (let at = by < 0 ? number : number + 1; at > 0 && at <= doc.lines; at += by) {
      const text = doc.line(at).text;
      const line = read(text);
      const begins = line.dashes.some((dash) => dash < column);
      if (isText(text) && (line.column < column || (by > 0 && begins && line.dashes[0] < column))) {
        break;
      }
      if (line.column === column && line.key !== undefined && at !== number) {
        found.set(line.key, text.slice(text.indexOf(":") + 1).trim());
      }
      if (by < 0 && begins && line.dashes[0] < column) {
        break;
      }
    }
  }
  return found;
}

// The kind of the section that a line belongs to.
function kindAt(doc, number) {
  for (let at = number; at > 0; at--) {
    const line = read(doc.line(at).text);
    if (line.dashes.length > 0 && pathTo(doc, at, line.column).join() === "sections,0") {
      const own = /^\s*- +kind: *([\w-]+)/u.exec(doc.line(at).text)?.[1];
      return own ?? siblings(doc, at, line.column).get("kind");
    }
  }
  return undefined;
}

function optionsOf(values, type) {
  return [...values].map(([label, info]) => ({ label, type, info, apply: type === "property" ? `${label}: ` : label }));
}

export function complete(context) {
  const root = schema();
  const { doc } = context.state;
  const line = doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const word = /[\w-]*$/u.exec(before)[0];
  if (root === null || before.includes("#")) {
    return null;
  }
  const value = /^(\s*(?:- +)*)([\w-]+): +[\w-]*$/u.exec(before);
  const column = value ? value[1].length : before.length - word.length;
  const isKey = /^\s*(?:- +)*[\w-]*$/u.test(before);
  if ((!value && !isKey) || (word === "" && !context.explicit)) {
    return null;
  }
  const path = pathTo(doc, line.number, column);
  const forms = formsAt(root, value ? [...path, value[2]] : path, kindAt(doc, line.number));
  const options = value
    ? optionsOf(forms.flatMap((form) => (form.enum ?? (form.type === "boolean" ? [true, false] : [])).map((one) => [String(one), undefined])), "enum")
    : optionsOf(
        Object.entries(Object.assign({}, ...forms.map((form) => form.properties ?? {})))
          .filter(([key]) => !siblings(doc, line.number, column).has(key))
          .map(([key, form]) => [key, form.description]),
        "property",
      );
  return options.length === 0 ? null : { from: context.pos - word.length, options, validFor: /^[\w-]*$/u };
}

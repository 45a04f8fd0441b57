// What may stand where in the file, from the JSON Schema that the program writes.
import { getJson } from "./api.js";
import { language } from "./words.js";

const schemas = new Map();

// The schema in the language of the page; null until it is there.
export function schema(ready) {
  const lang = language();
  if (!schemas.has(lang)) {
    schemas.set(lang, null);
    getJson(`schema.json?lang=${lang}`).then((loaded) => {
      schemas.set(lang, loaded);
      ready?.();
    });
  }
  return schemas.get(lang);
}

// The forms that a value may have, with references followed.
function forms(root, value) {
  if (value === undefined) {
    return [];
  }
  if (value.$ref !== undefined) {
    const target = root.$defs[value.$ref.replace("#/$defs/", "")];
    return forms(root, target).map((form) => ({ ...form, description: value.description ?? form.description }));
  }
  const choices = value.anyOf ?? value.oneOf;
  if (choices !== undefined) {
    return choices.flatMap((choice) => forms(root, choice)).map((form) => ({ ...form, description: form.description ?? value.description }));
  }
  return [value];
}

// Sections are told apart by their kind.
function ofKind(root, form, kind) {
  const rule = (form.allOf ?? []).find((one) => one.if?.properties?.kind?.const === kind);
  return rule === undefined ? [form] : forms(root, rule.then);
}

// The forms of what stands at a path of keys and numbers; `kind` is that of its section.
export function formsAt(root, path, kind) {
  let found = [root];
  path.forEach((step, index) => {
    found = found.flatMap((form) =>
      forms(root, typeof step === "number" ? form.items : form.properties?.[step]),
    );
    if (path[0] === "sections" && index === 1) {
      found = found.flatMap((form) => ofKind(root, form, kind));
    }
  });
  return found;
}

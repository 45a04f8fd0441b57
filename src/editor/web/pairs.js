// The texts: pairs of fields in the order of the file, with the messages under the field
// that they speak of.
import { afterPause, h, keyed } from "./dom.js";
import { drawMarks, placeOf } from "./marks.js";
import { messageElement, messageKey } from "./messages.js";
import { fromField, toField } from "./paragraphs.js";
import { formsAt, schema } from "./schema.js";
import { choiceName, fieldName, LANGUAGE_NAMES, ruleName, say, sectionName } from "./words.js";

const PAUSE = 150;

export class Pairs {
  section = 0;
  filter = "all";
  query = "";
  chosen = null; // { id, lang } of the field in which the cursor is

  constructor(desk, onFocus) {
    this.desk = desk;
    this.onFocus = onFocus;
    this.list = h("div", { class: "pairs" });
    this.empty = h("p", { class: "empty", hidden: true });
    this.silent = h("section", { class: "silent", hidden: true });
    this.heading = h("h2", { class: "section-name", tabIndex: -1 });
    this.columns = h("div", { class: "columns" });
    this.element = h(
      "div",
      { class: "texts", id: "texts" },
      this.columns,
      this.heading,
      this.list,
      this.empty,
      this.silent,
    );
  }

  // ---- which fields are shown

  lacks(field) {
    return (
      field.kind !== "value" &&
      field.shared === undefined &&
      this.desk.state.languages.some((lang) => field.value[lang] === null || field.value[lang] === "")
    );
  }

  matches(field) {
    const words = field.shared ?? Object.values(field.value).join("\n");
    return (words ?? "").toLocaleLowerCase("bg").includes(this.query.toLocaleLowerCase("bg"));
  }

  visible() {
    const all = this.desk.fields.flatMap((list, section) => list.map((field) => ({ field, section })));
    if (this.query !== "") {
      return all.filter(({ field }) => this.matches(field));
    }
    if (this.filter === "mend") {
      const ids = new Set(this.desk.state.messages.map((message) => message.field));
      return all.filter(({ field }) => ids.has(field.id) || field.id === this.chosen?.id);
    }
    if (this.filter === "missing") {
      return all.filter(({ field }) => this.lacks(field) || field.id === this.chosen?.id);
    }
    if (this.filter === "changed") {
      return all.filter(({ field }) => field.changed.length > 0);
    }
    return all.filter(({ section }) => section === this.section);
  }

  render() {
    const { desk } = this;
    const items = this.visible();
    const across = this.query !== "" || this.filter !== "all";
    const section = desk.state.sections[this.section];
    const names = { all: "find", mend: "toMend", missing: "untranslated", changed: "changed" };
    this.heading.textContent = across ? say(this.query === "" ? names[this.filter] : "find") : sectionName(section?.kind ?? "");
    this.renderColumns();
    keyed(
      this.list,
      items,
      ({ field }) => field.id,
      (item) => this.makePair(item),
      (element, item) => this.updatePair(element, item, across),
    );
    this.renderEmpty(items);
    this.renderSilent();
    this.element.classList.toggle("one-language", desk.state.languages.length === 1);
  }

  renderColumns() {
    const { languages } = this.desk.state;
    this.columns.replaceChildren(
      ...languages.map((lang, index) =>
        h(
          "div",
          {},
          h("strong", { lang }, LANGUAGE_NAMES[lang]),
          languages.length > 1
            ? h("span", {}, say(index === 0 ? "prevails" : "workingTranslation"))
            : null,
        ),
      ),
    );
  }

  renderEmpty(items) {
    const keys = { mend: "nothingWrong", changed: "nothingChanged", missing: "nothingMissing" };
    const key = this.query !== "" ? "nothingFound" : keys[this.filter];
    const hidden = items.length > 0 || (this.query === "" && this.filter === "all");
    this.empty.hidden = hidden;
    this.empty.textContent = hidden ? "" : say(key);
  }

  // The rules that say nothing, where one looks for what they might say.
  renderSilent() {
    const { silent } = this.desk.state;
    this.silent.hidden = this.filter !== "mend" || this.query !== "" || silent.length === 0;
    this.silent.replaceChildren(
      h("h2", {}, say("silent")),
      h(
        "ul",
        {},
        silent.map((rule) =>
          h(
            "li",
            {},
            h("span", {}, ruleName(rule)),
            h(
              "button",
              { class: "link", type: "button", "aria-label": `${say("speakAgain")}: ${ruleName(rule)}`, onclick: () => this.desk.silence(rule, false) },
              say("speakAgain"),
            ),
          ),
        ),
      ),
    );
  }

  // ---- a pair

  makePair({ field }) {
    const element = h("section", { class: "pair" });
    const head = h("div", { class: "pair-head" });
    const body = h("div", { class: "pair-body" });
    element.append(head, body);
    element.dataset.field = field.id;
    return element;
  }

  updatePair(element, { field, section }, across) {
    const [head, body] = element.children;
    const kind = this.desk.state.sections[section]?.kind ?? "";
    const name = fieldName(field.path, kind);
    const shared = field.shared !== undefined;
    element.setAttribute("aria-label", across ? `${sectionName(kind)}, ${name}` : name);
    element.classList.toggle("chosen", this.chosen?.id === field.id);
    const title = across ? `${sectionName(kind)} · ${name}` : name;
    const entry = this.chosen?.id === field.id ? this.entryOf(field) : null;
    const signature = JSON.stringify([title, field.page ?? 0, shared, field.kind, entry, field.changed]);
    if (head.dataset.signature !== signature) {
      head.dataset.signature = signature;
      head.replaceChildren(...this.headOf(field, title, shared, entry));
    }
    const languages = shared ? [this.desk.state.languages[0]] : this.desk.state.languages;
    keyed(
      body,
      languages,
      (lang) => lang,
      (lang) => this.makeCell(field, lang, shared),
      (cell, lang) => this.updateCell(cell, field, lang, name),
    );
  }

  // The list and place of the entry of which this is the first field; null: of none.
  entryOf(field) {
    const at = field.path.findLastIndex((step) => typeof step === "number");
    const ids = field.id.split("/");
    if (at < 2 || field.path.length !== ids.length) {
      return null;
    }
    const own = ids.slice(0, at + 1).join("/");
    const all = this.desk.fields.flat();
    if (all.find(({ id }) => id === own || id.startsWith(`${own}/`)) !== field) {
      return null;
    }
    const list = ids.slice(0, at).join("/");
    const last = Math.max(
      ...all.filter(({ id }) => id.startsWith(`${list}/`)).map(({ path }) => path[at]),
    );
    return { list, at: field.path[at], last };
  }

  entryActs(entry) {
    if (entry === null) {
      return null;
    }
    const { list, at, last } = entry;
    const act = (key, what, off) =>
      h(
        "button",
        { class: "link", type: "button", disabled: off, onclick: () => this.change(list, at, what) },
        say(key),
      );
    return h(
      "span",
      { class: "entry-acts" },
      act("addAfter", "add", false),
      act("up", "up", at === 0),
      act("down", "down", at === last),
      act("deleteEntry", "delete", last === 0),
    );
  }

  // After a change the cursor stands in the first field of the entry that was changed.
  async change(list, at, act) {
    this.desk.entry(list, at, act);
    await this.desk.whenIdle();
    const place = { add: at + 1, up: at - 1, down: at + 1, delete: Math.max(at - 1, 0) }[act];
    const depth = list.split("/").length;
    const next = this.desk.fields
      .flat()
      .find(({ id, path }) => id.startsWith(`${list}/`) && path[depth] === place);
    if (act === "delete") {
      this.desk.say("deleted");
    }
    if (next !== undefined) {
      const lang = this.desk.state.languages[0];
      this.go(next.id, lang);
      if (act === "add") {
        this.areaOf(next.id, lang)?.select?.();
      }
    }
  }

  // What has become of it since the earlier edition.
  changeOf(field) {
    const { languages } = this.desk.state;
    const [first] = field.changed;
    const words = field.shared !== undefined || field.changed.length === languages.length ? say("changedHere") : say("changedIn", LANGUAGE_NAMES[first]);
    return first === undefined ? null : h("span", { class: "change" }, words);
  }

  headOf(field, title, shared, entry) {
    return [
      h("h3", {}, title),
      this.changeOf(field),
      this.entryActs(entry),
      shared && field.kind !== "value" && this.desk.state.languages.length > 1
        ? h("span", { class: "quiet" }, say("sameInBoth"))
        : null,
      h("span", { class: "spring" }),
      field.page !== undefined
        ? h(
            "button",
            { class: "link", type: "button", onclick: () => this.onFocus(field.id, null, true) },
            say("pageNumber", field.page),
          )
        : null,
      shared && field.kind !== "value" && this.desk.state.languages.length > 1
        ? h(
            "button",
            { class: "link", type: "button", onclick: () => this.desk.divide(field.id) },
            say("divide"),
          )
        : null,
    ].filter((child) => child !== null);
  }

  valueOf(field, lang) {
    return field.shared ?? field.value[lang] ?? "";
  }

  // Facts are chosen from a list, or typed as a date, where the format says so.
  makeControl(field, lang, shared) {
    const attributes = { class: shared ? "field shared" : "field", lang, onfocus: () => this.focused(field.id, lang) };
    const root = field.kind === "value" ? schema(() => this.rebuild()) : null;
    if (root === null) {
      return h(field.kind === "value" ? "input" : "textarea", { ...attributes, spellcheck: true });
    }
    const found = formsAt(root, field.path, this.desk.state.sections[this.desk.find(field.id)?.section]?.kind);
    const choices = found.flatMap((form) => form.enum ?? (form.type === "boolean" ? [true, false] : []));
    if (choices.length > 0) {
      return h(
        "select",
        attributes,
        choices.map((choice) => h("option", { value: String(choice) }, choiceName(String(choice)))),
      );
    }
    return h("input", { ...attributes, type: found.some(({ format }) => format === "date") ? "date" : "text" });
  }

  // The format has come: facts get the controls that it asks for.
  rebuild() {
    this.list.replaceChildren();
    this.desk.tell();
  }

  makeCell(field, lang, shared) {
    const area = this.makeControl(field, lang, shared);
    const push = afterPause(PAUSE, () => {
      area.pending = null;
      const now = this.desk.find(field.id)?.field;
      if (now !== undefined) {
        const before = this.valueOf(now, lang);
        const value = now.kind === "value" ? area.value : fromField(area.value, before);
        this.desk.edit(field.id, lang, value);
      }
    });
    area.addEventListener("input", () => {
      area.pending = push;
      area.parentElement.querySelector(".marks")?.replaceChildren(); // they stand elsewhere now
      this.desk.touch();
      push();
    });
    area.addEventListener("blur", () => push.now());
    area.addEventListener("keydown", (event) => {
      const line = this.desk.find(field.id)?.field.kind !== "paragraphs";
      if (event.key === "Enter" && line && !event.ctrlKey && !event.altKey) {
        event.preventDefault();
      }
    });
    return h(
      "div",
      { class: field.kind === "value" ? "cell fact" : "cell" },
      h("label", { class: "cell-language", lang }, LANGUAGE_NAMES[lang]),
      h("div", { class: "area" }, area, area.tagName === "TEXTAREA" ? h("div", { class: "marks", "aria-hidden": "true" }) : null),
      h("div", { class: "messages" }),
    );
  }

  updateCell(cell, field, lang, name) {
    const [label, frame, box] = cell.children;
    const [area, marks] = frame.children;
    const value = this.valueOf(field, lang);
    const fact = field.kind === "value";
    const shown = fact ? value : toField(value);
    const messages = this.desk.messagesOf(field.id, field.shared === undefined ? lang : null);
    // What is being typed is newer than what the program knows.
    const newer = area.pending || this.desk.waits(field.id, lang);
    if (area.value !== shown && !newer && (fact || fromField(area.value, value) !== value)) {
      this.put(area, shown);
    }
    area.id ||= `f${Math.random().toString(36).slice(2)}`;
    label.htmlFor = area.id;
    label.hidden = fact;
    area.setAttribute("aria-label", fact ? name : `${name}, ${LANGUAGE_NAMES[lang]}`);
    const locked = !this.desk.writer || this.desk.ended || !this.desk.state.readable;
    area.readOnly = locked;
    if (area.tagName === "SELECT") {
      area.disabled = locked;
    }
    const missing = field.kind !== "value" && value === "" && field.shared === undefined;
    area.placeholder = missing ? say("missing") : "";
    area.classList.toggle("wrong", messages.some(({ severity }) => severity === "error"));
    area.setAttribute("aria-invalid", String(area.classList.contains("wrong")));
    this.updateMessages(box, area, messages);
    if (marks !== undefined && !newer) {
      drawMarks(marks, area.value === toField(value) ? messages : [], value);
    }
  }

  // A value that the format does not know is shown all the same.
  put(area, value) {
    if (area.tagName === "SELECT" && ![...area.options].some((option) => option.value === value)) {
      area.append(h("option", { value }, value));
    }
    area.value = value;
    if (area.type === "date" && area.value !== value) {
      area.type = "text";
      area.value = value;
    }
  }

  updateMessages(box, area, messages) {
    const before = box.children.length;
    keyed(
      box,
      messages,
      (message) => messageKey(message, this.desk),
      (message) => messageElement(message, this.desk),
      (element, message) => (element.dataset.id = message.id),
    );
    const ids = [...box.children].map((child) => (child.id ||= `m${Math.random().toString(36).slice(2)}`));
    if (ids.length > before && area === document.activeElement) {
      box.scrollIntoView({ block: "nearest" });
    }
    if (ids.length > 0) {
      area.setAttribute("aria-describedby", ids.join(" "));
    } else {
      area.removeAttribute("aria-describedby");
    }
  }

  // Sends what was typed without waiting for a pause.
  flush() {
    for (const area of this.areas()) {
      area.pending?.now();
    }
  }

  // ---- moving

  focused(id, lang) {
    const same = this.chosen?.id === id;
    this.chosen = { id, lang };
    if (!same) {
      this.render();
    }
    this.onFocus(id, lang, false);
  }

  areas() {
    return [...this.list.querySelectorAll(".field")];
  }

  areaOf(id, lang) {
    const pair = [...this.list.children].find((one) => one.dataset.field === id);
    if (pair === undefined) {
      return null;
    }
    const areas = [...pair.querySelectorAll(".field")];
    return areas.find((area) => area.lang === lang) ?? areas[0] ?? null;
  }

  // Shows a field and puts the cursor into it, before word number `word` if that is given.
  go(id, lang, word = null) {
    const found = this.desk.find(id);
    if (found === null) {
      return;
    }
    if (!this.visible().some(({ field }) => field.id === id)) {
      this.filter = "all";
      this.query = "";
      this.section = found.section;
      this.desk.tell();
    }
    const area = this.areaOf(id, lang);
    if (area === null) {
      return;
    }
    area.focus({ preventScroll: true });
    area.scrollIntoView({ block: "center" });
    if (word !== null && area.tagName === "TEXTAREA") {
      const at = placeOfWord(area.value, word);
      area.setSelectionRange(at, at);
    }
  }

  // Goes to what a message speaks of, and marks it.
  goToMessage(message) {
    this.go(message.field, message.lang);
    const found = this.desk.find(message.field);
    const area = this.areaOf(message.field, message.lang);
    const place = found === null ? null : placeOf(message, this.valueOf(found.field, message.lang));
    if (area?.tagName === "TEXTAREA" && place !== null) {
      area.setSelectionRange(...place);
    }
  }

  // What the format says of the field in which the cursor is; null: of none.
  help(ready) {
    const found = this.chosen === null ? null : this.desk.find(this.chosen.id);
    const root = found === null ? null : schema(ready);
    if (root === null) {
      return null;
    }
    const kind = this.desk.state.sections[found.section]?.kind ?? "";
    const forms = formsAt(root, found.field.path, kind);
    const choices = forms.flatMap((form) => form.enum ?? []);
    return {
      name: `${sectionName(kind)} · ${fieldName(found.field.path, kind)}`,
      words: [...new Set(forms.map(({ description }) => description).filter((words) => words !== undefined))],
      choices: choices.map((choice) => choiceName(String(choice))),
      most: forms.map(({ maxLength }) => maxLength).find((length) => length !== undefined),
    };
  }

  // The next field in the same language, over the ends of sections.
  goNext() {
    const active = document.activeElement;
    const areas = this.areas().filter((area) => area.lang === active?.lang || !active?.classList.contains("field"));
    const next = areas[areas.indexOf(active) + 1];
    if (next !== undefined) {
      next.focus();
    } else if (this.filter === "all" && this.section + 1 < this.desk.state.sections.length) {
      this.section++;
      this.desk.tell();
      this.areas()[0]?.focus();
    }
  }
}

// Where word number `word` begins.
function placeOfWord(text, word) {
  const starts = [...text.matchAll(/\S+/gu)].map((match) => match.index);
  return starts[word % Math.max(starts.length, 1)] ?? 0;
}

// The document as the page knows it: its text, what the program says of it, and what is
// still to be sent. One request at a time; of several edits of a field the newest wins.
import { getJson, getText, listen, send } from "./api.js";
import { Text } from "./text.js";

export class Desk extends EventTarget {
  state = null; // of the program, for revision state.rev
  text = null;
  fields = []; // lists of fields, one for each section
  cache = new Map(); // of such lists, by hash
  edits = new Map(); // not yet sent, by field and language
  textChanged = false; // as a whole, not yet sent
  typing = false; // something was typed that is not yet among the edits
  busy = false;
  behind = false; // what is seen is older than what was typed, for long enough to say so
  writer = true;
  lost = false;
  ended = false;
  build = null;
  verified = null; // { running, name, answer } of the last PDF that was looked at
  notice = null; // a word key for a short while
  conflicts = 0;

  tell(what = "change") {
    this.dispatchEvent(new CustomEvent(what));
  }

  async open() {
    await this.refresh();
    listen((name, data) => this.hear(name, data), (lost) => {
      this.lost = lost;
      this.tell();
      if (!lost) {
        this.pump();
      }
    });
    this.build = await getJson("build");
    this.tell();
  }

  // Takes over text and state of the program.
  async refresh() {
    const [state, text] = await Promise.all([getJson("state"), getText("text")]);
    if (state === null || text === null) {
      return;
    }
    if (this.text === null) {
      this.text = new Text(text);
    } else {
      this.text.replace(text);
    }
    await this.take(state);
  }

  async take(state) {
    if (!state.readable && this.state !== null) {
      // The fields show the last text that could be read.
      const { sections, languages, title } = this.state;
      this.state = { ...state, sections, languages, title };
      this.tell();
      return;
    }
    const lists = await Promise.all(state.sections.map(({ hash }) => this.list(hash)));
    if (lists.includes(null)) {
      return; // there is a newer state already; it will come
    }
    this.state = state;
    this.fields = lists;
    const hashes = new Set(state.sections.map(({ hash }) => hash));
    for (const hash of this.cache.keys()) {
      if (!hashes.has(hash)) {
        this.cache.delete(hash);
      }
    }
    this.tell();
  }

  async list(hash) {
    if (!this.cache.has(hash)) {
      const fields = await getJson(`fields/${hash}.json`, "default");
      if (fields === null) {
        return null;
      }
      this.cache.set(hash, fields);
    }
    return this.cache.get(hash);
  }

  hear(name, data) {
    if (name === "hello" || name === "pen") {
      this.writer = data.writer;
      this.tell();
    }
    if (name === "bye") {
      this.ended = true;
      this.tell();
    }
    if (name === "build") {
      this.build = data;
      this.tell();
      this.tell("build");
    }
    if (name === "verify") {
      this.verified = data;
      this.tell("verify");
    }
    const news = name === "text" || name === "file" || name === "hello";
    if (news && this.state !== null && !this.busy && data.rev !== this.state.rev) {
      this.lookAgain();
    } else if (name === "file") {
      this.lookAgain();
    }
  }

  // The program knows more than we do.
  async lookAgain() {
    const before = this.state.rev;
    const state = await getJson("state");
    if (state === null || this.busy) {
      return;
    }
    if (state.rev !== before && this.idle) {
      const text = this.text.toString();
      await this.refresh();
      this.say(this.text.toString() === text ? "filesTaken" : "taken");
    } else {
      await this.take(state);
    }
  }

  waits(field, lang) {
    return this.edits.has(`${field} ${lang}`);
  }

  get dirty() {
    return this.typing || !this.idle || !this.state.saved;
  }

  get idle() {
    return !this.busy && this.edits.size === 0 && !this.textChanged;
  }

  say(key) {
    this.notice = key;
    this.tell();
    setTimeout(() => {
      this.notice = this.notice === key ? null : this.notice;
      this.tell();
    }, 6000);
  }

  // ---- writing

  touch() {
    if (!this.typing) {
      this.typing = true;
      this.tell();
    }
  }

  edit(field, lang, value) {
    this.typing = false;
    this.edits.set(`${field} ${lang}`, { field, lang, value });
    this.pump();
  }

  editText() {
    this.typing = false;
    this.textChanged = true;
    this.pump();
  }

  divide(field) {
    this.edits.set(`${field} divide`, { field, lang: this.state.languages[0], divide: true });
    this.pump();
  }

  // What means something only in the text that is seen now: entries of lists and messages
  // are numbered anew with each text.
  act(path, body) {
    if (this.idle) {
      this.edits.set(path, { path, ...body });
      this.pump();
    }
  }

  // Adds, moves or deletes an entry of a list.
  entry(list, at, act) {
    this.act("items", { list, at, do: act });
  }

  // `all`: what is alike as well.
  mend(message, fix, all = false) {
    this.act("fix", { message, fix, all });
  }

  // A rule of the review says nothing more, or speaks again.
  silence(rule, silent) {
    this.act("review", { rule, silent });
  }

  // How the text would differ; null: it cannot be said.
  async previewMending(message, fix, all) {
    await this.whenIdle();
    const body = { rev: this.state.rev, message, fix, all, dry: true };
    return (await send("POST", "fix", body)).body?.difference ?? null;
  }

  async differenceOutside() {
    return (await getJson("difference"))?.difference ?? null;
  }

  async pump() {
    if (this.busy || !this.writer || this.state === null) {
      return;
    }
    this.busy = true;
    const late = setTimeout(() => {
      this.behind = true;
      this.tell();
    }, 400);
    while (this.textChanged || this.edits.size > 0) {
      if (!(await this.sendOne())) {
        break;
      }
    }
    clearTimeout(late);
    this.busy = false;
    this.behind = false;
    this.tell();
    this.tell("idle");
  }

  // False if there is no use in going on now.
  async sendOne() {
    const rev = this.state.rev;
    if (this.textChanged) {
      this.textChanged = false;
      return this.settle(await send("PUT", "text", { rev, text: this.text.toString() }), () => {
        this.textChanged = true;
      });
    }
    const [key, edit] = this.edits.entries().next().value;
    this.edits.delete(key);
    const { path = "fields", ...body } = edit;
    return this.settle(await send("POST", path, { rev, ...body }), () => {
      if (!this.edits.has(key)) {
        this.edits.set(key, edit);
      }
    });
  }

  async settle({ status, body }, again) {
    if (status === 200) {
      if (body.changes) {
        this.text.apply(body.changes, "input.field");
      }
      await this.take(body);
      return true;
    }
    if (status === 0) {
      again();
      return false; // the connection is lost; pump goes on when it is back
    }
    if (status === 409 && body?.writer === false) {
      this.writer = false;
      return false;
    }
    if (status === 409) {
      again();
      await this.refresh();
      return true;
    }
    this.say("cannotWrite");
    return true;
  }

  async whenIdle() {
    while (!this.idle) {
      await new Promise((resolve) => this.addEventListener("idle", resolve, { once: true }));
    }
  }

  undo() {
    if (this.text.undo()) {
      this.editText();
    }
  }

  redo() {
    if (this.text.redo()) {
      this.editText();
    }
  }

  // ---- the file

  // { status, body } of the last try.
  async save(over = false) {
    await this.whenIdle();
    const answer = await send("POST", "save", { rev: this.state.rev, over });
    if (answer.body?.rev !== undefined && answer.body.sections !== undefined) {
      await this.take(answer.body);
    }
    return answer;
  }

  async outside(take) {
    const { status, body } = await send("POST", "outside", { rev: this.state.rev, take });
    if (status !== 200) {
      this.say("cannotJoin");
      return;
    }
    if (take === "mine") {
      await this.take(body);
      return;
    }
    await this.refresh();
    if (take === "both") {
      this.say(body.keptMine > 0 ? "joinedKept" : "joined");
    }
  }

  async draft(take) {
    await send("POST", "draft", { rev: this.state.rev, take });
    await this.refresh();
  }

  async takePen() {
    await send("POST", "pen", {});
    await this.refresh();
  }

  // The text that a new plan begins with.
  async begin() {
    const words = await getText("starter");
    if (words !== null) {
      this.text.replace(words);
      this.editText();
    }
  }

  async startBuild() {
    const { body } = await send("POST", "build", { rev: this.state.rev });
    if (body?.editions) {
      this.build = body;
    }
    this.tell();
  }

  async stopBuild() {
    const { body } = await send("DELETE", "build", {});
    this.build = body ?? this.build;
    this.tell();
  }

  async verify(name) {
    const { status, body } = await send("POST", "verify", { name });
    this.verified = status === 202 ? body : this.verified;
    this.tell("verify");
  }

  // ---- looking things up

  find(id) {
    for (const [section, list] of this.fields.entries()) {
      const field = list.find((one) => one.id === id);
      if (field !== undefined) {
        return { field, section };
      }
    }
    return null;
  }

  messagesOf(id, lang) {
    return this.state.messages.filter(
      (message) => message.field === id && (lang === null || message.lang === lang),
    );
  }
}

#!/usr/bin/env node
// The words of the editor's page: each in both languages and alphabets, with the same
// values in it, and none that nobody says; all rules and kinds that the program knows have
// a name. From the root of the project.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as words from "../../src/editor/web/words.js";

const { WORDS, SECTIONS, ENTRIES, FIELDS, RULES, CHOICES } = words;
const TABLES = { WORDS, SECTIONS, ENTRIES, FIELDS, RULES, CHOICES };
const SAME = ["percent", "kilobytes", "pageOf", "fileFacts", "otherLanguage"]; // no words in them
const EDITIONS = ["council", "print", "booklet"]; // said by the name of the edition
const WEB = "src/editor/web";
const program = readdirSync(WEB).filter((name) => name.endsWith(".js") && name !== "words.js")
  .map((name) => readFileSync(path.join(WEB, name), "utf8")).join("\n");

const values = (text) => [...text.matchAll(/\{\d\}/gu)].map(([mark]) => mark).sort().join();

const tests = {
  "both languages say each of them": () =>
    Object.entries(TABLES).flatMap(([table, rows]) =>
      Object.entries(rows).filter(([, row]) => row.length !== 2 || row.some((text) => typeof text !== "string" || text.trim() === ""))
        .map(([key]) => `${table}.${key}`)),
  "with the same values": () =>
    Object.entries(WORDS).filter(([, [bg, en]]) => values(bg) !== values(en)).map(([key]) => key),
  "in their own alphabet": () =>
    Object.entries(TABLES).flatMap(([table, rows]) =>
      Object.entries(rows).filter(([key, [bg, en]]) => !SAME.includes(key) && (!/[а-я]/iu.test(bg) || /[а-я]/iu.test(en.replace(/“[^”]*”/gu, ""))))
        .map(([key]) => `${table}.${key}`)),
  "each is said somewhere": () =>
    Object.keys(WORDS).filter((key) => !EDITIONS.includes(key) && !new RegExp(`["'.\`]${key}["'\`\\s]|\\b${key}: \\[?"`, "u").test(program)),
  "what is said is there": () =>
    [...program.matchAll(/\b(?:say|count)\(\s*"(\w+)"/gu)].map(([, key]) => key).filter((key) => !(key in WORDS)),
  "all rules of the review have a name": () =>
    [...readFileSync("src/model/review_rule.c", "utf8").matchAll(/\{"([\w-]+)"\}/gu)].map(([, rule]) => rule)
      .filter((rule) => !(rule in RULES)),
  "all kinds of sections have a name": () =>
    readdirSync("src/model/kinds").filter((name) => /^[a-z_]+\.c$/u.test(name))
      .flatMap((name) => [...readFileSync(`src/model/kinds/${name}`, "utf8").matchAll(/\.name = "([\w-]+)"/gu)].map(([, kind]) => kind))
      .filter((kind) => !(kind in SECTIONS)),
};

let failed = 0;
for (const [name, run] of Object.entries(tests)) {
  const found = run();
  failed += found.length > 0 ? 1 : 0;
  console.log(found.length === 0 ? `ok - ${name}` : `not ok - ${name}\n${found.join("\n")}`);
}
process.exit(failed > 0 ? 1 : 0);

// Scenarios with figures: how many clicks the eight tasks take, what happens where nothing
// can be written, and a plan of a thousand pages.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { equal, holds, Skip } from "./browser.mjs";
import { area, clickText, QUALITY, section } from "./steps.mjs";

// ---- the tasks of an office, and the most clicks that each may take

const SERVICE = "sections/services/items/3/title";
const DATE = "[data-field='document/date'] .field";

const TASKS = [
  ["a word seen on a page is corrected", 2, async ({ page, save }) => {
    await clickText(page, 8, QUALITY, "bg");
    await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
    await page.keyboard.type("Й");
    await save();
  }],
  ["what is missing is translated", 2, async ({ page, desk, save }) => {
    desk.write(desk.text().replace(/^ +en: Quality of life\n/mu, ""));
    await page.locator(".sections .count").first().waitFor();
    await page.getByRole("button", { name: "Без превод" }).click();
    await page.waitForFunction(() => document.activeElement.lang === "en" && document.activeElement.value === "");
    await page.keyboard.type("Quality of life");
    await save();
  }],
  ["a wrong letter is mended", 3, async ({ page, desk, save }) => {
    desk.write(desk.text().replace("bg: Конкурентна", "bg: Koнкурентна"));
    await page.getByRole("button", { name: "Следваща (F8)" }).click();
    await page.locator(".message.error .mend").first().click();
    await page.locator(".message.error").waitFor({ state: "detached" });
    await save();
  }],
  ["a new date", 3, async ({ page, save }) => {
    await section(page, "Корица и данни").click();
    await page.locator(DATE).click();
    await page.locator(DATE).fill("2026-12-01");
    await save();
  }],
  ["a service is added", 3, async ({ page, save }) => {
    await clickText(page, 10, SERVICE, "bg");
    await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
    await page.getByRole("button", { name: "Добави след това" }).click();
    await page.waitForFunction(() => document.activeElement.value === "Нов текст");
    await page.keyboard.type("Нова услуга");
    await save();
  }],
  ["an item is moved", 4, async ({ page, save }) => {
    await clickText(page, 10, SERVICE, "bg");
    await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
    await page.locator(".chosen").getByRole("button", { name: "Надолу" }).click();
    await page.locator(".saving.dirty").waitFor();
    await save();
  }],
  ["whether all is well", 1, async ({ page }) => {
    await page.locator(".foot", { hasText: "Няма грешки" }).waitFor();
  }],
  ["files for session and print shop", 2, async ({ page, bench }) => {
    await page.getByRole("button", { name: "Направи PDF" }).click();
    await page.locator("dialog.built").waitFor({ timeout: 60000 * bench.patience });
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Запази копие" }).first().click();
    await download;
  }],
];

async function countClicks(bench) {
  const desk = await bench.open("clicks");
  const { page } = desk;
  await page.evaluate(() => {
    window.clicks = 0;
    addEventListener("click", ({ isTrusted, detail }) => (window.clicks += isTrusted && detail > 0 ? 1 : 0), true);
  });
  const save = async () => {
    await page.getByRole("button", { name: "Запиши" }).click();
    await desk.saved();
  };
  for (const [name, most, act] of TASKS) {
    await page.evaluate(() => (window.clicks = 0));
    await act({ page, desk, bench, save });
    const clicks = await page.evaluate(() => window.clicks);
    console.log(`# ${name}: ${clicks} of ${most} clicks`);
    holds(clicks <= most, `${name}: ${clicks} clicks`);
  }
  await desk.end();
}

// ---- where nothing can be written

function mount(folder, ...steps) {
  try {
    for (const step of steps) {
      execFileSync("mount", [...step, folder], { stdio: "ignore" });
    }
  } catch {
    throw new Skip("no file system can be mounted here");
  }
}

async function tryToSave(desk, words) {
  const { page } = desk;
  await section(page, "Приоритети").click();
  await area(page, QUALITY, "bg").fill("Ново");
  await page.locator(".saving", { hasText: "черновата не може да се запише" }).waitFor();
  await page.keyboard.press("Control+s");
  await page.locator(".banner.rose", { hasText: words }).waitFor();
  await desk.axe();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Запази копие" }).click();
  equal((await download).suggestedFilename(), "plan.yaml", "a copy can be kept");
  equal(await area(page, QUALITY, "bg").inputValue(), "Ново", "the text is still there");
}

// `prepare(folder)` is called before the file is there, `ready(folder)` when it is.
async function inMounted(bench, name, { prepare, ready, words }) {
  let folder = null;
  const noting = (act) => (made) => {
    act?.(made);
    folder = made;
  };
  try {
    const desk = await bench.open(name, { prepare: prepare && noting(prepare), ready: noting(ready) });
    const text = desk.text();
    await tryToSave(desk, words);
    equal(desk.text(), text, "the file is as it was");
    await desk.end();
  } finally {
    if (folder !== null) {
      execFileSync("umount", ["--lazy", folder]);
    }
  }
}

const fullDisk = (bench) =>
  inMounted(bench, "full", {
    prepare: (folder) => mount(folder, ["-t", "tmpfs", "-o", "size=64k", "none"]),
    ready: (folder) => {
      try {
        writeFileSync(`${folder}/filler`, Buffer.alloc(1 << 20));
      } catch {
        // it is full now
      }
    },
    words: "не може да се запише",
  });

const readOnlyFolder = (bench) =>
  inMounted(bench, "read-only", {
    ready: (folder) => mount(folder, ["--bind", folder], ["-o", "remount,ro,bind"]),
    words: "само за четене",
  });

// ---- a plan of a thousand pages

const LINES = {
  bg: "Общината подкрепя развитието на града и на селата в него и пази природата им за всички.",
  en: "The municipality supports the growth of its town and villages and keeps their nature for all.",
};

function longPlan() {
  const body = (lang) => `      ${lang}: |\n` + Array.from({ length: 60 }, () => `        ${LINES[lang]}\n`).join("\n");
  const part = (number) =>
    `  - kind: text\n    heading: {bg: Раздел ${number}, en: Part ${number}}\n    body:\n${body("bg")}${body("en")}`;
  const head = "format: 1\ndocument:\n  id: long\n  languages: [bg, en]\n  title: {bg: Дълъг план, en: A long plan}\n  issuer: {bg: Община, en: Municipality}\n  date: 2026-11-26\nsections:\n";
  return head + Array.from({ length: 300 }, (_, number) => part(number + 1)).join("");
}

async function thousandPages(bench) {
  let began = Date.now();
  const lap = (what) => {
    console.log(`# ${what}: ${Date.now() - began} ms`);
    began = Date.now();
  };
  const desk = await bench.open("thousand", { text: longPlan() });
  const { page } = desk;
  page.setDefaultTimeout(60000 * bench.patience);
  const pages = await page.locator(".sheet").count();
  lap(`${pages} pages are open`);
  holds(pages >= 1000, `${pages} pages`);
  await page.locator("#page").selectOption({ index: 300 });
  await page.waitForFunction(() => document.querySelectorAll(".sheet")[600].boxes);
  lap("page 601 is seen");
  await section(page, "Раздел 5").first().click();
  const field = page.locator("textarea").first();
  await field.press("End");
  await page.waitForTimeout(1000);
  const before = await page.evaluate(() => [...document.querySelectorAll(".sheet img")].map((image) => image.getAttribute("src")).join());
  began = Date.now();
  await page.keyboard.type("я");
  await page.locator(".saving.dirty").waitFor();
  lap("a letter is typed");
  await page.waitForFunction((old) => [...document.querySelectorAll(".sheet img")].map((image) => image.getAttribute("src")).join() !== old, before);
  lap("its page has followed");
  await desk.end();
}

export function trials(scenario) {
  scenario("the eight tasks take no more clicks than they should", countClicks);
  scenario("a full disk", fullDisk);
  scenario("a read-only folder", readOnlyFolder);
  scenario("a plan of a thousand pages", thousandPages);
}

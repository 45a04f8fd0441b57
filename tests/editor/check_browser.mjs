#!/usr/bin/env node
// The editor in a real browser. Without EDITOR_TESTS=all a selection of scenarios.
// Usage: check_browser.mjs PROGRAM WORK-FOLDER PATIENCE, from the root of the project.
import { rmSync } from "node:fs";
import path from "node:path";
import { Bench, equal, holds, Skip } from "./browser.mjs";
import { area, clickText, QUALITY, section, sheet } from "./steps.mjs";
import { trials } from "./trials.mjs";

const scenarios = [];
const scenario = (name, run, quick = false) => scenarios.push({ name, run, quick });

scenario("a word seen on a page is corrected: click, type, save", async (bench) => {
  const desk = await bench.open("click");
  const { page } = desk;
  await clickText(page, 8, QUALITY, "bg");
  const field = area(page, QUALITY, "bg");
  await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
  holds(await field.evaluate((one) => one === document.activeElement), "the cursor is in the field");
  equal(await page.locator(".frame:not(.other)").count(), 1, "a frame on the page");
  equal(await page.locator(".frame.other").count(), 1, "a dashed frame for the translation");
  await page.keyboard.press("End");
  const before = await page.locator(".sheet img").nth(7).getAttribute("src");
  const began = Date.now();
  await page.keyboard.type(" и спорт");
  await page.waitForFunction((old) => document.querySelectorAll(".sheet img")[7].getAttribute("src") !== old, before);
  holds(Date.now() - began < 1500 * bench.patience, `the page follows in ${Date.now() - began} ms`);
  await page.getByRole("button", { name: "Запиши" }).click();
  await desk.saved();
  holds(desk.text().includes("bg: Качество на живот и спорт\n"), "the file has the new text");
  await desk.end();
}, true);

scenario("keys of a Cyrillic layout save", async (bench) => {
  const desk = await bench.open("layout");
  const { page } = desk;
  await section(page, "Визия").click();
  await page.locator("textarea").first().focus();
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await page.evaluate(() =>
    document.activeElement.dispatchEvent(
      new KeyboardEvent("keydown", { key: "с", code: "KeyC", ctrlKey: true, bubbles: true, cancelable: true }),
    ),
  );
  await page.waitForTimeout(300);
  holds(await page.locator(".saving.dirty").count(), "Ctrl+C of that layout is no save");
  await page.evaluate(() =>
    document.activeElement.dispatchEvent(
      new KeyboardEvent("keydown", { key: "ь", code: "KeyS", ctrlKey: true, bubbles: true, cancelable: true }),
    ),
  );
  await desk.saved();
  await desk.end();
});

scenario("a wrong letter is mended with one click", async (bench) => {
  const desk = await bench.open("mend");
  const { page } = desk;
  await section(page, "Приоритети").click();
  await area(page, QUALITY, "bg").fill("Качествo на живот");
  await page.locator(".message.error").waitFor();
  equal(await page.locator(".message.error .mend").first().textContent(), "Поправи: Качество", "the button");
  holds((await page.locator(".message.error p").first().textContent()).startsWith("Грешка. "), "the words");
  await page.keyboard.press("F8");
  await page.keyboard.press("Alt+Enter");
  await page.locator(".message.error").waitFor({ state: "detached" });
  equal(await area(page, QUALITY, "bg").inputValue(), "Качество на живот", "the letter");
  await desk.end();
}, true);

scenario("many wrong letters: the difference is shown, then all are mended", async (bench) => {
  const desk = await bench.open("mend-all");
  const { page } = desk;
  const text = desk.text();
  desk.write(text.replace("bg: Конкурентна", "bg: Koнкурентна").replace("bg: Качество на живот", "bg: Качествo нa живот"));
  await page.locator(".foot .count.error").waitFor();
  await section(page, "Приоритети").click();
  const message = page.locator(".message.error", { hasText: "Koнкурентна" }).first();
  await message.getByRole("button", { name: "Покажи разликата" }).click();
  await page.locator("dialog[open]").waitFor();
  equal(await page.locator("dialog del code").count(), 1, "one line differs");
  await desk.axe();
  await page.getByRole("button", { name: "Откажи" }).click();
  await message.getByRole("button", { name: "Поправи всички 3" }).click();
  await page.locator("dialog[open]").waitFor();
  equal(await page.locator("dialog ins code").allTextContents(), ["bg: Конкурентна икономика", "bg: Качество на живот"], "the new lines");
  await page.locator("dialog").getByRole("button", { name: "Поправи всички 3" }).click();
  await page.locator(".message.error").first().waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement.classList.contains("field"));
  await page.keyboard.press("Control+s");
  await desk.saved();
  equal(desk.text(), text, "all letters");
  await page.keyboard.press("Control+z");
  await page.locator(".message.error").first().waitFor();
  await desk.end();
});

scenario("a finding may stay, and is looked for again", async (bench) => {
  const desk = await bench.open("stay");
  const { page } = desk;
  const text = desk.text();
  await section(page, "Приоритети").click();
  await area(page, QUALITY, "bg").fill("Качество на живот 2025");
  await page.locator(".message.finding").first().getByRole("button", { name: "Така да остане" }).click();
  await page.locator("dialog[open]").waitFor();
  await desk.axe();
  await page.locator("dialog").getByRole("button", { name: "Така да остане" }).click();
  await page.locator(".message.finding").waitFor({ state: "detached" });
  await page.keyboard.press("Control+s");
  await desk.saved();
  holds(desk.text().includes("\nreview: {ignore: [figures]}\n"), "the file says so");
  await page.getByRole("button", { name: "За поправка" }).click();
  await desk.axe();
  await page.locator(".silent").getByRole("button", { name: "Проверявай пак" }).click();
  await page.locator(".message.finding").waitFor();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(400);
  await page.keyboard.press("Control+s");
  await desk.saved();
  equal(desk.text(), text, "undo takes all back");
  await desk.end();
});

scenario("what is untranslated is found and translated", async (bench) => {
  const desk = await bench.open("missing");
  desk.write(desk.text().replace("          en: Quality of life\n", ""));
  const { page } = desk;
  await page.locator(".message, .sections .count").first().waitFor();
  await page.getByRole("button", { name: "Без превод" }).click();
  await area(page, QUALITY, "en").waitFor();
  holds(await area(page, QUALITY, "en").evaluate((one) => one === document.activeElement), "the focus goes there");
  await page.keyboard.type("Quality of life");
  await page.keyboard.press("Control+s");
  await desk.saved();
  holds(desk.text().includes("          en: Quality of life\n"), "the file");
  await desk.end();
});

scenario("three PDF files for session and print shop", async (bench) => {
  const desk = await bench.open("build");
  const { page } = desk;
  await section(page, "Визия").click();
  await page.locator("textarea").first().press("End");
  await page.keyboard.type(" –");
  await page.getByRole("button", { name: "Направи PDF" }).click();
  await page.locator("dialog[open]").waitFor({ timeout: 30000 * bench.patience });
  equal(await page.locator("dialog h2").textContent(), "Трите PDF файла са готови", "the dialog");
  await desk.axe();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Запази копие" }).first().click();
  equal((await download).suggestedFilename(), "stara-zagora-2027-council.pdf", "the copy");
  for (const edition of ["council", "print", "booklet"]) {
    holds(desk.has(`out/stara-zagora-2027-${edition}.pdf`), edition);
  }
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached", timeout: 5000 * bench.patience });
  await desk.end();
}, true);

scenario("a PDF is verified", async (bench) => {
  const desk = await bench.open("verify");
  const { page } = desk;
  await page.getByRole("button", { name: "Провери PDF" }).click();
  await page.locator("dialog", { hasText: "още няма PDF файл" }).waitFor();
  await desk.axe();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Направи PDF" }).click();
  await page.locator("dialog.built").waitFor({ timeout: 30000 * bench.patience });
  await page.locator("dialog").getByRole("button", { name: "Провери" }).click();
  await page.locator("dialog.verify").getByRole("button", { name: "Провери: stara-zagora-2027-council.pdf" }).click();
  await page.locator("dialog .sound", { hasText: "Точно такъв го прави сегашният текст" }).waitFor({ timeout: 20000 * bench.patience });
  await desk.axe();
  await desk.end();
});

scenario("what has changed since an earlier edition", async (bench) => {
  const desk = await bench.open("since", { arguments: ["--changes-since", path.resolve("content/stara-zagora.yaml")] });
  const { page } = desk;
  await section(page, "Приоритети").click();
  await area(page, QUALITY, "bg").fill("Качество на живота");
  await page.locator(".change", { hasText: "променено: Български" }).waitFor();
  await page.locator(`[data-field="${QUALITY}"] .cell:nth-child(2) .message.finding`).waitFor();
  await page.getByRole("button", { name: "Променени" }).click();
  equal(await page.locator(".pair").count(), 1, "the one pair that has changed");
  await desk.axe();
  await desk.end();
});

scenario("wrong letters are marked in their field, F1 tells of the field", async (bench) => {
  const desk = await bench.open("marks");
  const { page } = desk;
  await section(page, "Приоритети").click();
  const pair = page.locator(`[data-field="${QUALITY}"]`);
  await area(page, QUALITY, "bg").fill("Качествo на живот 2025");
  await pair.locator(".marks mark.wrong").waitFor();
  equal(await pair.locator(".marks mark").allTextContents(), ["o", "2025"], "the letter, and the number");
  const below = await area(page, QUALITY, "bg").getAttribute("aria-describedby");
  holds((await page.locator(`#${below.split(" ")[0]}`).textContent()).startsWith("Грешка."), "and what is said aloud");
  await desk.axe();
  await area(page, QUALITY, "bg").press("End");
  await page.keyboard.type("!");
  equal(await pair.locator(".marks mark").count(), 0, "nothing is marked while one types");
  await pair.locator(".marks mark.wrong").waitFor();
  await page.locator("textarea").first().focus();
  await page.keyboard.press("F8");
  await page.waitForFunction(() => document.activeElement.selectionStart === 7 && document.activeElement.selectionEnd === 8);
  await page.keyboard.press("F1");
  await page.locator("dialog .field-help", { hasText: "Приоритет 2" }).waitFor();
  holds((await page.locator("dialog .field-help p").first().textContent()).length > 10, "what it is for");
  await desk.axe();
  await desk.end();
});

scenario("the divider, the zoom, and one pane where there is room for one", async (bench) => {
  const desk = await bench.open("room");
  const { page } = desk;
  const divider = page.getByRole("separator");
  const share = () => divider.getAttribute("aria-valuenow").then(Number);
  const width = (one) => page.locator(one).evaluate((element) => element.getBoundingClientRect().width);
  await divider.focus();
  await page.keyboard.press("Home");
  equal(await share(), 25, "as far as it goes");
  holds((await width(".middle")) < 0.4 * (await width(".pages")), "the pages have the room");
  await desk.axe();
  await page.getByRole("button", { name: "Повече място за текстовете" }).click();
  holds((await share()) > 25, "a button moves it");
  const { x, y } = await divider.boundingBox();
  await page.mouse.move(x + 1, y + 400);
  await page.mouse.down();
  await page.mouse.move(x + 200, y + 420, { steps: 5 });
  await page.mouse.up();
  const dragged = await share();
  holds(dragged > 40, `it was dragged to ${dragged}`);
  await sheet(page, 2);
  await page.getByRole("combobox", { name: "Мащаб" }).selectOption("100");
  await page.waitForFunction(() => Math.abs(document.querySelector(".sheet").getBoundingClientRect().width - 793.7) < 1);
  await page.getByRole("button", { name: "По-големи страници" }).click();
  await page.waitForFunction(() => Math.abs(document.querySelector(".sheet").getBoundingClientRect().width - 992.1) < 1);
  await desk.axe();
  await page.reload();
  await page.locator(".sheet").first().waitFor();
  equal(await share(), dragged, "the window remembers the divider");
  equal(await page.locator("#zoom").inputValue(), "125", "and the zoom");
  await page.locator(".pages-scroll").press("0");
  equal(await page.locator("#zoom").inputValue(), "0", "a key fits the width");
  await page.setViewportSize({ width: 320, height: 640 });
  equal(await page.locator(".pages").isVisible(), false, "the texts alone");
  await page.locator("#section").selectOption("3");
  await page.locator(`[data-field="${QUALITY}"]`).getByRole("button", { name: "стр. 8" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".sheet")[7].boxes);
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelectorAll(".sheet")[7].getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
  await clickText(page, 8, QUALITY, "en");
  await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
  equal(await page.locator(".pages").isVisible(), false, "a click on a text leads back");
  await desk.end();
});

scenario("the text file: typing, a fault, its place, and back", async (bench) => {
  const desk = await bench.open("yaml");
  const { page } = desk;
  await section(page, "Приоритети").click();
  await area(page, QUALITY, "bg").focus();
  await page.getByRole("button", { name: "Текстов файл" }).click();
  await page.locator(".cm-activeLine", { hasText: "Качество на живот" }).waitFor();
  await page.keyboard.press("End");
  await page.keyboard.type(": здраве");
  await page.locator(".banner.rose").waitFor();
  await page.locator(".yaml .message.error").waitFor();
  equal(await page.locator(".sheet").count(), 12, "the last sound pages stay");
  await page.keyboard.press("Control+z");
  await page.locator(".banner.rose").waitFor({ state: "detached" });
  await desk.axe();
  await page.getByRole("button", { name: "Двата езика" }).click();
  equal(await area(page, QUALITY, "bg").inputValue(), "Качество на живот", "the field");
  await desk.end();
}, true);

scenario("date and status are chosen", async (bench) => {
  const desk = await bench.open("facts");
  const { page } = desk;
  const fact = (name) => page.locator(`[data-field="document/${name}"] .field`);
  await page.locator("input[type=date]").waitFor();
  await fact("date").fill("2026-12-01");
  await fact("translation").selectOption("official");
  await page.keyboard.press("Control+s");
  await desk.saved();
  holds(desk.text().includes("  date: 2026-12-01"), "the date");
  holds(desk.text().includes("translation: official"), "the kind of translation");
  await desk.end();
});

scenario("entries are added, moved and deleted", async (bench) => {
  const desk = await bench.open("entries");
  const { page } = desk;
  const text = desk.text();
  await clickText(page, 10, "sections/services/items/3/title", "bg");
  await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
  await page.getByRole("button", { name: "Добави след това" }).click();
  await page.waitForFunction(() => document.activeElement.value === "Нов текст");
  await page.keyboard.type("Нова услуга");
  await page.keyboard.press("Control+s");
  await desk.saved();
  holds(desk.text().includes("Нова услуга"), "the new entry");
  await page.locator(".chosen").getByRole("button", { name: "Нагоре" }).click();
  await area(page, "sections/services/items/3/title", "bg").and(page.locator(":focus")).waitFor();
  equal(await area(page, "sections/services/items/3/title", "bg").inputValue(), "Нова услуга", "it went up");
  await page.locator(".chosen").getByRole("button", { name: "Изтрий" }).click();
  await page.getByRole("button", { name: "Отмени" }).waitFor();
  await page.keyboard.press("Control+s");
  await desk.saved();
  equal(desk.text(), text, "as before");
  await desk.end();
}, true);

scenario("the text file completes what the format allows", async (bench) => {
  const desk = await bench.open("complete");
  const { page } = desk;
  await section(page, "Приоритети").click();
  await area(page, QUALITY, "en").focus();
  await page.getByRole("button", { name: "Текстов файл" }).click();
  await page.locator(".cm-activeLine", { hasText: "Quality of life" }).waitFor();
  const labels = async () => {
    await page.locator(".cm-tooltip-autocomplete li").first().waitFor();
    return page.locator(".cm-tooltip-autocomplete li").allTextContents();
  };
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.type("        t");
  equal(await labels(), ["text"], "keys of a priority that begin with t");
  holds((await page.locator(".cm-completionInfo").textContent()).length > 10, "what it is for");
  await desk.axe();
  await page.keyboard.press("Enter");
  await page.locator(".cm-activeLine", { hasText: "text:" }).waitFor();
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.type("    st");
  equal(await labels(), ["start"], "keys of a section of that kind");
  await page.keyboard.press("Escape");
  await page.keyboard.type("art: ");
  await page.keyboard.press("Control+Space");
  equal((await labels()).sort(), ["flow", "page"], "values");
  await desk.end();
});

scenario("undo goes through both views", async (bench) => {
  const desk = await bench.open("undo");
  const { page } = desk;
  await section(page, "Приоритети").click();
  await area(page, QUALITY, "bg").fill("Първо");
  await page.waitForTimeout(1200);
  await area(page, QUALITY, "en").fill("Second");
  await page.waitForTimeout(1200);
  await page.keyboard.press("Control+z");
  await page.waitForFunction((id) => document.querySelector(`[data-field="${id}"] textarea[lang=en]`).value === "Quality of life", QUALITY);
  await page.keyboard.press("Control+z");
  await desk.saved();
  await page.keyboard.press("Control+Shift+z");
  await page.waitForFunction((id) => document.querySelector(`[data-field="${id}"] textarea[lang=bg]`).value === "Първо", QUALITY);
  await desk.end();
});

scenario("saved outside: taken over, and in conflict", async (bench) => {
  const desk = await bench.open("outside");
  const { page } = desk;
  await section(page, "Приоритети").click();
  desk.write(desk.text().replace("Quality of life", "Quality of living"));
  await page.waitForFunction((id) => document.querySelector(`[data-field="${id}"] textarea[lang=en]`).value === "Quality of living", QUALITY);
  await area(page, QUALITY, "bg").fill("Моето");
  await page.locator(".saving", { hasText: "чернова от" }).waitFor();
  desk.write(desk.text().replace("Quality of living", "Theirs"));
  await page.locator(".banner.honey").waitFor();
  await desk.axe();
  await page.getByRole("button", { name: "Покажи разликата" }).click();
  await page.locator("dialog[open] del").first().waitFor();
  await desk.axe();
  await page.locator("dialog").getByRole("button", { name: "Затвори" }).click();
  await page.getByRole("button", { name: "Събери двете" }).click();
  await page.locator(".banner").waitFor({ state: "detached" });
  await page.keyboard.press("Control+s");
  await desk.saved();
  holds(desk.text().includes("bg: Моето\n") && desk.text().includes("Theirs"), "the file has both");
  await desk.end();
}, true);

scenario("the file is deleted and saved again", async (bench) => {
  const desk = await bench.open("deleted");
  const text = desk.text();
  rmSync(desk.file);
  await desk.page.getByRole("button", { name: "Запиши го отново" }).click();
  await desk.saved();
  equal(desk.text(), text, "the file");
  await desk.end();
});

scenario("a second window looks on until it takes the pen", async (bench) => {
  const desk = await bench.open("second");
  const second = await desk.window(desk.page.url());
  await second.locator(".banner", { hasText: "Отворено е в друг прозорец" }).waitFor();
  holds(await second.locator("textarea").first().evaluate((one) => one.readOnly), "its fields are locked");
  await second.getByRole("button", { name: "Работи тук" }).click();
  await desk.page.locator(".banner", { hasText: "Отворено е в друг прозорец" }).waitFor();
  holds(!(await second.locator("textarea").first().evaluate((one) => one.readOnly)), "they are free");
  await desk.end();
});

scenario("the program is killed: the text stays, the draft is found", async (bench) => {
  const desk = await bench.open("killed");
  const { page } = desk;
  await section(page, "Приоритети").click();
  await area(page, QUALITY, "bg").fill("Недовършено");
  await page.waitForFunction(() => /чернова от/u.test(document.querySelector(".saving").textContent));
  desk.program.kill("SIGKILL");
  await page.locator(".banner.honey", { hasText: "Програмата не отговаря" }).waitFor();
  equal(await area(page, QUALITY, "bg").inputValue(), "Недовършено", "the text");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Изтегли текста" }).click();
  equal((await download).suggestedFilename(), "plan.yaml", "the copy");
  await page.close({ runBeforeUnload: false });
  await desk.run();
  desk.page = await desk.window(desk.address);
  await desk.page.getByRole("button", { name: "Вземи черновата" }).click();
  await section(desk.page, "Приоритети").click();
  await desk.page.waitForFunction((id) => document.querySelector(`[data-field="${id}"] textarea`)?.value === "Недовършено", QUALITY);
  desk.faults = [];
  desk.requests = [];
  await desk.end();
});

scenario("the program is ended from the help", async (bench) => {
  const desk = await bench.open("ended");
  await desk.page.keyboard.press("F1");
  await desk.page.locator("dialog[open]").waitFor();
  await desk.axe();
  await desk.page.getByRole("button", { name: "Спри програмата" }).click();
  await desk.page.locator(".banner", { hasText: "Програмата беше спряна" }).waitFor();
  await desk.end();
});

scenario("English, and by the keyboard alone", async (bench) => {
  const desk = await bench.open("english");
  const { page } = desk;
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Make PDFs" }).waitFor();
  equal(await page.locator("html").getAttribute("lang"), "en", "the language of the page");
  await page.keyboard.press("F6");
  await page.keyboard.press("F6");
  await page.waitForFunction(() => document.activeElement.classList.contains("field"));
  await page.keyboard.press("F6");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  equal(await page.locator(".frame:not(.other)").count() > 0, true, "a frame follows the arrows");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.tagName === "TEXTAREA");
  await page.keyboard.press("Control+Enter");
  await desk.axe();
  await desk.end();
});

for (const [width, height] of [[1440, 900], [1024, 768], [320, 640]]) {
  scenario(`nothing for axe to find at ${width} pixels`, async (bench) => {
    const desk = await bench.open(`axe-${width}`, { width, height });
    const { page } = desk;
    await desk.axe();
    if (width < 760) {
      await page.locator(".panes").getByRole("button", { name: "Страници" }).click();
      equal(await page.locator(".middle").isVisible(), false, "one pane at a time");
    }
    await sheet(page, 1);
    await desk.axe();
    equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "no sideways scrolling");
    await desk.end();
  }, width === 1440);
}

scenario("an empty file", async (bench) => {
  const desk = await bench.open("empty", { text: "" });
  const { page } = desk;
  await desk.axe();
  await page.getByRole("button", { name: "Започни с образец" }).click();
  await page.locator(".sheet").first().waitFor();
  await page.keyboard.press("Control+s");
  await desk.saved();
  holds(desk.text().includes("id: plan "), "the example is named like its file");
  await desk.end();
});

trials(scenario);

async function main() {
  const [program, work, patience] = process.argv.slice(2);
  const all = process.env.EDITOR_TESTS === "all" || process.env.EDITOR_TESTS?.length > 0;
  const only = process.env.EDITOR_TESTS === "all" ? "" : process.env.EDITOR_TESTS;
  const bench = new Bench(program, work, Number(patience));
  await bench.start();
  let failed = 0;
  for (const { name, run, quick } of scenarios) {
    if (all ? only && !name.includes(only) : !quick) {
      continue;
    }
    try {
      await run(bench);
      console.log(`ok - ${name}`);
    } catch (fault) {
      if (fault instanceof Skip) {
        console.log(`ok - ${name} # SKIP ${fault.message}`);
        continue;
      }
      failed++;
      console.log(`not ok - ${name}\n${fault.stack ?? fault}`);
    }
  }
  await bench.stop();
  process.exit(failed > 0 ? 1 : 0);
}

await main();

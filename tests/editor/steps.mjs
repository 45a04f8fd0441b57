// What people do in many scenarios.
export const QUALITY = "sections/priorities/items/priority-2/title";

export const area = (page, id, lang) => page.locator(`[data-field="${id}"] textarea[lang=${lang}]`);
export const section = (page, name) => page.locator(".sections li button", { hasText: name });

// The n-th page as a picture with its boxes.
export async function sheet(page, number) {
  const found = page.locator(".sheet").nth(number - 1);
  await found.scrollIntoViewIfNeeded();
  await page.waitForFunction((index) => document.querySelectorAll(".sheet")[index].boxes, number - 1);
  return found;
}

// Clicks the first line of a text on its page.
export async function clickText(page, number, id, lang) {
  const found = await sheet(page, number);
  const place = await found.evaluate((element, [field, code]) => {
    const box = element.boxes.boxes.find((one) => one.field === field && one.lang === code && one.own);
    const [left, top, width, height] = box.at;
    return { x: (left + width / 2) / element.boxes.w, y: (top + height / 2) / element.boxes.h };
  }, [id, lang]);
  const { width, height } = await found.boundingBox();
  await found.click({ position: { x: place.x * width, y: place.y * height } });
}

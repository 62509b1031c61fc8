import type { Page } from "playwright-core";

/** Runs in the page, where the types of this project are not known. */
const MEASURE = `(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const over = (front, back) => {
    const alpha = front[3] / 255;
    return [0, 1, 2].map((i) => front[i] * alpha + back[i] * (1 - alpha));
  };
  const groundOf = (element) => {
    if (!element) return [255, 255, 255];
    const box = element.closest("svg .box");
    if (box) return over(channels(getComputedStyle(box.querySelector("rect")).fill), groundOf(box.parentElement));
    const own = channels(getComputedStyle(element).backgroundColor);
    return own[3] === 255 ? own.slice(0, 3) : over(own, groundOf(element.parentElement));
  };
  const ratio = (a, b) => {
    const [bright, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (bright + 0.05) / (dark + 0.05);
  };
  for (const details of document.querySelectorAll("details")) details.open = true;
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const low = new Set();
  let measured = 0;
  while (words.nextNode()) {
    const { parentElement: element, data } = words.currentNode;
    if (data.trim() === "" || !element.checkVisibility() || element.closest("title, .heard")) continue;
    const style = getComputedStyle(element);
    const colour = channels(element.closest("svg") ? style.fill : style.color);
    const ground = groundOf(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const found = ratio(over(colour, ground), ground);
    measured++;
    if (found < (isLarge ? 3 : 4.5)) low.add(element.className + " " + data.slice(0, 30) + ": " + found.toFixed(2));
  }
  return { low: [...low], measured };
})()`;

/** Visible text with less contrast than WCAG 2.2 AA asks for, everything that opens being open. */
export async function lowContrast(page: Page): Promise<string[]> {
  const { low, measured } = await page.evaluate<{ low: string[]; measured: number }>(MEASURE);
  if (measured === 0) throw new Error("there is no text to measure");
  return low;
}

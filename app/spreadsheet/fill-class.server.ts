/** Names a fill's colour in the few words that matter for RAG, and works out Excel's tinted theme colours. */
import type { FillClass } from "~/domain/sheet";

type Hsl = { hue: number; saturation: number; lightness: number };

/** `rgb` is six hexadecimal digits. The edges were set on the palettes of Excel, LibreOffice and Google Sheets. */
export function colourClass(rgb: string): Exclude<FillClass, "pattern"> {
  const { hue, saturation, lightness } = toHsl(rgb);
  const { chroma } = extremes(rgb);
  if (lightness < 0.12) return "black";
  const dull = saturation < (hue >= 170 && hue <= 340 ? 0.24 : 0.3);
  if (chroma < 0.06 || dull) return lightness >= 0.97 ? "white" : "grey";
  if (hue >= 340 || hue < 18) return "red";
  if (hue < 65) return "amber";
  if (hue < 170) return "green";
  return hue < 255 ? "blue" : "other";
}

/** Excel's tint: from -1 (black) over 0 (unchanged) to 1 (white). */
export function tinted(rgb: string, tint: number): string {
  if (tint === 0 || !Number.isFinite(tint)) return rgb;
  const amount = Math.max(-1, Math.min(1, tint));
  const { hue, saturation, lightness } = toHsl(rgb);
  return toRgb({ hue, saturation, lightness: amount < 0 ? lightness * (1 + amount) : lightness * (1 - amount) + amount });
}

function channels(rgb: string): [number, number, number] {
  const value = parseInt(rgb, 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function extremes(rgb: string): { max: number; min: number; chroma: number } {
  const values = channels(rgb);
  const max = Math.max(...values);
  const min = Math.min(...values);
  return { max, min, chroma: max - min };
}

function toHsl(rgb: string): Hsl {
  const [red, green, blue] = channels(rgb);
  const { max, min, chroma } = extremes(rgb);
  const lightness = (max + min) / 2;
  if (chroma === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = chroma / (1 - Math.abs(2 * lightness - 1));
  let sixth: number;
  if (max === red) sixth = (green - blue) / chroma;
  else if (max === green) sixth = (blue - red) / chroma + 2;
  else sixth = (red - green) / chroma + 4;
  return { hue: (sixth * 60 + 360) % 360, saturation, lightness };
}

function toRgb({ hue, saturation, lightness }: Hsl): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (shift: number): string => {
    const position = (shift + hue / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(position - 3, 9 - position, 1));
    return Math.round(value * 255).toString(16).padStart(2, "0");
  };
  return `${channel(0)}${channel(8)}${channel(4)}`.toUpperCase();
}

import type { OutgoingFile } from '../model/sim-types.js';

type Scene = (canvas: CanvasRenderingContext2D, width: number, height: number) => void;

const WIDTH = 960;
const HEIGHT = 720;

/** Pictures of the camera roll, drawn and not bundled. The names are keys of the translations. */
export const SCENES: Readonly<Record<'parcel' | 'receipt' | 'evening' | 'room', Scene>> = {
  parcel: drawParcel,
  receipt: drawReceipt,
  evening: drawEvening,
  room: drawRoom,
};
export type SceneName = keyof typeof SCENES;

export function drawScene(name: SceneName, canvas: HTMLCanvasElement, scale: number): void {
  canvas.width = WIDTH * scale;
  canvas.height = HEIGHT * scale;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(scale, scale);
  SCENES[name](context, WIDTH, HEIGHT);
}

export async function samplePicture(name: SceneName): Promise<OutgoingFile> {
  const canvas = document.createElement('canvas');
  drawScene(name, canvas, 1);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.86));
  if (!blob) throw new Error('The browser could not draw the sample picture.');
  return { kind: 'image', name: `${name}.jpg`, mime: 'image/jpeg', blob, voice: false };
}

function fill(context: CanvasRenderingContext2D, colours: readonly string[], height: number, width: number): void {
  const gradient = context.createLinearGradient(0, 0, 0, height);
  colours.forEach((colour, index) => gradient.addColorStop(index / (colours.length - 1), colour));
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
}

function polygon(context: CanvasRenderingContext2D, colour: string, points: readonly (readonly [number, number])[]): void {
  context.fillStyle = colour;
  context.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
  context.fill();
}

function drawParcel(context: CanvasRenderingContext2D, width: number, height: number): void {
  fill(context, ['#dfe6ec', '#c3ccd4'], height, width);
  polygon(context, '#8d6e50', [
    [0, 560],
    [width, 500],
    [width, height],
    [0, height],
  ]);
  polygon(context, '#c99b62', [
    [250, 300],
    [560, 250],
    [560, 560],
    [250, 600],
  ]);
  polygon(context, '#b0834d', [
    [560, 250],
    [730, 310],
    [730, 590],
    [560, 560],
  ]);
  polygon(context, '#ddb47f', [
    [250, 300],
    [430, 235],
    [730, 310],
    [560, 250],
  ]);
  polygon(context, '#ecd9b4', [
    [380, 279],
    [430, 271],
    [430, 577],
    [380, 584],
  ]);
  polygon(context, '#f6f3ec', [
    [280, 430],
    [365, 420],
    [365, 500],
    [280, 512],
  ]);
  context.strokeStyle = '#5b4a36';
  context.lineWidth = 9;
  context.beginPath();
  context.moveTo(600, 300);
  context.lineTo(640, 380);
  context.lineTo(612, 430);
  context.lineTo(668, 520);
  context.stroke();
}

function drawReceipt(context: CanvasRenderingContext2D, width: number, height: number): void {
  fill(context, ['#42505c', '#2b353e'], height, width);
  context.save();
  context.translate(width / 2, height / 2);
  context.rotate(-0.05);
  context.fillStyle = '#fdfcf8';
  context.fillRect(-190, -310, 380, 620);
  context.fillStyle = '#22282d';
  context.font = '600 34px monospace';
  context.textAlign = 'center';
  context.fillText('No. 1042', 0, -240);
  context.font = '24px monospace';
  const lines = [
    ['1 x A-17', '1 290'],
    ['2 x B-03', '480'],
    ['1 x C-44', '2 150'],
  ] as const;
  lines.forEach(([item, price], index) => {
    context.textAlign = 'left';
    context.fillText(item, -150, -160 + index * 52);
    context.textAlign = 'right';
    context.fillText(price, 150, -160 + index * 52);
  });
  context.fillRect(-150, 20, 300, 3);
  context.font = '600 36px monospace';
  context.fillText('3 920', 150, 80);
  for (let bar = 0; bar < 46; bar++) context.fillRect(-150 + bar * 6.6, 160, (bar * 7) % 5 === 0 ? 5 : 2.4, 90);
  context.restore();
}

function drawEvening(context: CanvasRenderingContext2D, width: number, height: number): void {
  fill(context, ['#27365f', '#8a5a83', '#f0a070', '#ffd9a0'], height, width);
  context.fillStyle = '#fff1cf';
  context.beginPath();
  context.arc(650, 430, 74, 0, Math.PI * 2);
  context.fill();
  polygon(context, '#5a4668', [
    [0, 520],
    [210, 360],
    [420, 520],
    [600, 400],
    [820, 540],
    [width, 460],
    [width, height],
    [0, height],
  ]);
  polygon(context, '#33304f', [
    [0, 610],
    [260, 500],
    [520, 620],
    [760, 530],
    [width, 610],
    [width, height],
    [0, height],
  ]);
}

function drawRoom(context: CanvasRenderingContext2D, width: number, height: number): void {
  fill(context, ['#efe8dc', '#e4d9c8'], height, width);
  polygon(context, '#b98d62', [
    [0, 540],
    [width, 540],
    [width, height],
    [0, height],
  ]);
  context.fillStyle = '#9fc4d8';
  context.fillRect(110, 110, 240, 280);
  context.strokeStyle = '#fbf9f5';
  context.lineWidth = 16;
  context.strokeRect(110, 110, 240, 280);
  context.strokeRect(110, 110, 120, 280);
  context.fillStyle = '#4b7a6a';
  context.beginPath();
  context.roundRect(430, 400, 420, 110, 26);
  context.roundRect(410, 470, 460, 120, 30);
  context.fill();
  polygon(context, '#f3c969', [
    [700, 100],
    [800, 100],
    [830, 190],
    [670, 190],
  ]);
  context.fillStyle = '#8b7a63';
  context.fillRect(745, 190, 9, 200);
}

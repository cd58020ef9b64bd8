import classes from './chart.module.css';
import { titleAt, valueAt, type Drawing } from './drawing.js';
import { colourOf } from './option.js';

/** What is told at one place of a picture. Made of nodes: names come from people, and are text whatever they hold. */
export function tipOf(drawing: Drawing, index: number): HTMLElement {
  const tip = node('div', classes.tip);
  tip.append(node('strong', '', titleAt(drawing, index)));
  for (const series of drawing.series) {
    const line = node('span', classes.tipLine);
    line.append(dotOf(colourOf(series.tone)), node('span', classes.tipName, series.name), node('b', '', valueAt(drawing, series, index)));
    tip.append(line);
  }
  return tip;
}

function dotOf(colour: string): HTMLElement {
  const dot = node('i', classes.dot);
  dot.style.background = colour;
  return dot;
}

function node(name: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

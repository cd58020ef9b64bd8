import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Drawing, Series, Tone } from './drawing.js';

export type Option = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption>;

/** Names of tokens, which the SVG hands through: the scheme may change, or a page be printed, without drawing anew. */
const COLOURS: Record<Tone, string> = {
  accent: 'var(--dw-accent)',
  plain: 'var(--dw-line-strong)',
  wait: 'var(--dw-away)',
  ok: 'var(--dw-online)',
  danger: 'var(--dw-danger)',
};

export const colourOf = (tone: Tone = 'accent'): string => COLOURS[tone];

/** From so many points on a line has no room for a dot on each. */
const POINTS_WITH_DOTS = 62;
const MILLISECONDS = 160;
/** The library would derive a lighter colour, and cannot from the name of a token: what is under the pointer would vanish. */
const NO_EMPHASIS = { disabled: true };

export interface Look {
  /** As the page writes; a picture has to measure its texts. */
  fontFamily: string;
  still: boolean;
  tip(index: number): HTMLElement;
}

/** A drawing in the words of the library. */
export function optionOf(drawing: Drawing, look: Look): Option {
  const text = { color: 'var(--dw-text-3)', fontFamily: look.fontFamily, fontSize: 11 };
  return {
    animation: !look.still,
    animationDuration: MILLISECONDS,
    animationDurationUpdate: MILLISECONDS,
    grid: { left: 2, right: 10, top: 14, bottom: 6, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: [...drawing.labels],
      boundaryGap: drawing.shape === 'bar' || drawing.labels.length === 1,
      axisLine: { lineStyle: { color: 'var(--dw-line-strong)' } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true, margin: 8 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 4,
      splitLine: { lineStyle: { color: 'var(--dw-line)' } },
      axisLabel: { ...text, formatter: drawing.format },
    },
    tooltip: tooltipOf(drawing, look),
    series: drawing.series.map((series) => (drawing.shape === 'bar' ? barOf(series) : lineOf(series))),
  };
}

function tooltipOf({ shape }: Drawing, { tip }: Look): TooltipComponentOption {
  return {
    trigger: 'axis',
    confine: true,
    transitionDuration: 0,
    padding: 0,
    borderWidth: 0,
    backgroundColor: 'transparent',
    extraCssText: 'box-shadow: none',
    axisPointer: {
      type: shape === 'bar' ? 'shadow' : 'line',
      animation: false,
      lineStyle: { color: 'var(--dw-line-strong)', type: 'solid' },
      shadowStyle: { color: 'var(--dw-line-strong)', opacity: 0.16 },
    },
    formatter: (points) => tip((Array.isArray(points) ? points[0] : points)?.dataIndex ?? 0),
  };
}

function lineOf({ name, values, tone, dash }: Series): LineSeriesOption {
  const color = colourOf(tone);
  const lineStyle = { color, width: 2, type: dash ?? ('solid' as const) };
  const itemStyle = { color, borderColor: 'var(--dw-surface)', borderWidth: 1 };
  return {
    type: 'line',
    name,
    data: [...values],
    showSymbol: values.length <= POINTS_WITH_DOTS,
    symbol: 'circle',
    symbolSize: 6,
    lineStyle,
    itemStyle,
    emphasis: NO_EMPHASIS,
  };
}

function barOf({ name, values, tone }: Series): BarSeriesOption {
  const itemStyle = { color: colourOf(tone), borderRadius: [2, 2, 0, 0] };
  return { type: 'bar', name, data: [...values], barMaxWidth: 36, itemStyle, emphasis: NO_EMPHASIS };
}

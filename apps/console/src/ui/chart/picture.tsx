import { useReducedMotion } from '@mantine/hooks';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import classes from './chart.module.css';
import type { Drawing } from './drawing.js';
import { optionOf } from './option.js';
import { tipOf } from './tip.js';

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

interface Props {
  drawing: Drawing;
  /** The place that the keyboard stands at; null = nowhere. */
  at: number | null;
}

/** The picture itself: a chunk of its own, as the library is larger than most pages. */
export default function Picture({ drawing, at }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const still = useReducedMotion();

  useEffect(() => {
    if (!box.current) return;
    const made = init(box.current, null, { renderer: 'svg' });
    chart.current = made;
    const sized = new ResizeObserver(() => made.resize());
    sized.observe(box.current);
    return () => {
      sized.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const { fontFamily } = getComputedStyle(document.body);
    chart.current?.setOption(optionOf(drawing, { fontFamily, still, tip: (index) => tipOf(drawing, index) }), {
      replaceMerge: ['series', 'xAxis'],
    });
  }, [drawing, still]);

  useEffect(() => {
    const made = chart.current;
    if (!made) return;
    const x = at === null ? undefined : made.convertToPixel({ xAxisIndex: 0 }, at);
    made.dispatchAction(typeof x === 'number' ? { type: 'showTip', x, y: made.getHeight() / 2 } : { type: 'hideTip' });
  }, [at, drawing]);

  return <div ref={box} className={classes.canvas} />;
}
